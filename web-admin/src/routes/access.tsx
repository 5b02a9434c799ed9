export { AccessPage as default } from "../features/access";
