import { useParams } from "@tanstack/react-router";
import { PersonPage } from "../features/people";

export default function PersonRoute() {
  const { id = "" } = useParams({ strict: false });
  return <PersonPage key={id} id={id} />;
}
