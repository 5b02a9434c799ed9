import { SessionsPage } from "../features/sessions";

export default function SessionsRoute() {
  return <SessionsPage />;
}
