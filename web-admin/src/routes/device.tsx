import { Page } from "../ui";

export default function DeviceRoute() {
  return <Page title="Device">{null}</Page>;
}
