import { DevicesPage } from "../features/devices";

export default function DevicesRoute() {
  return <DevicesPage />;
}
