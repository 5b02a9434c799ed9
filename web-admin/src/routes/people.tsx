import { Page } from "../ui";

export default function PeopleRoute() {
  return <Page title="People">{null}</Page>;
}
