import { CommandsPage } from "../features/commands";

export default function CommandsRoute() {
  return <CommandsPage />;
}
