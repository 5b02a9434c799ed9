import { Page } from "../ui";

export default function CliRoute() {
  return <Page title="Cli">{null}</Page>;
}
