import { Page } from "../ui";

export default function DevicesRoute() {
  return <Page title="Devices">{null}</Page>;
}
