import { Page } from "../ui";

export default function SetupRoute() {
  return <Page title="Setup">{null}</Page>;
}
