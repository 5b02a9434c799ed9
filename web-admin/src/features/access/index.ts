/** The place of access: who may sign in from where, who did, and why. */
export { AccessPage } from "./AccessPage";
export { SignInPage } from "./sign-ins/SignInPage";
