import { Page } from "../ui";

export default function SettingsRoute() {
  return <Page title="Settings">{null}</Page>;
}
