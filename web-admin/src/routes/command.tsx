import { useParams } from "@tanstack/react-router";
import { CommandPage } from "../features/commands";

export default function CommandRoute() {
  const { id = "" } = useParams({ strict: false });
  return <CommandPage key={id} id={id} />;
}
