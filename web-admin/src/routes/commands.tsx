import { Page } from "../ui";

export default function CommandsRoute() {
  return <Page title="Commands">{null}</Page>;
}
