import { Page } from "../ui";

export default function SignInRoute() {
  return <Page title="SignIn">{null}</Page>;
}
