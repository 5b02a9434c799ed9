import { useParams } from "@tanstack/react-router";
import { DevicePage } from "../features/devices";

export default function DeviceRoute() {
  const { enrollment = "" } = useParams({ strict: false });
  return <DevicePage key={enrollment} enrollment={enrollment} />;
}
