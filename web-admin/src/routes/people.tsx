import { PeoplePage } from "../features/people";

export default function PeopleRoute() {
  return <PeoplePage />;
}
