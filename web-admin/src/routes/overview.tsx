import { OverviewPage } from "../features/overview";

export default function OverviewRoute() {
  return <OverviewPage />;
}
