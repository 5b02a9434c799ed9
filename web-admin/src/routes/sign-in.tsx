export { SignIn as default } from "../features/signin/SignIn";
