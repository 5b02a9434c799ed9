import { Page } from "../ui";

export default function EnrollRoute() {
  return <Page title="Enroll">{null}</Page>;
}
