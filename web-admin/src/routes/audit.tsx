import { Page } from "../ui";

export default function AuditRoute() {
  return <Page title="Audit">{null}</Page>;
}
