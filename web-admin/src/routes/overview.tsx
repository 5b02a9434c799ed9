import { Page } from "../ui";

export default function OverviewRoute() {
  return <Page title="Overview">{null}</Page>;
}
