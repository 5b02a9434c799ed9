import { Page } from "../ui";

export default function WelcomeRoute() {
  return <Page title="Welcome">{null}</Page>;
}
