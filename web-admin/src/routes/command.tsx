import { Page } from "../ui";

export default function CommandRoute() {
  return <Page title="Command">{null}</Page>;
}
