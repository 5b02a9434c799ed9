import { Page } from "../ui";

export default function PersonRoute() {
  return <Page title="Person">{null}</Page>;
}
