/** Reads devices. */
import { useOne, useList } from "../ask";
import type { Device, DeviceDetail } from "./shape";

/** What the list of devices can be narrowed by, as it stands in the address. */
export const DEVICE_FILTERS = ["q", "state", "locked", "platform", "contact", "person", "sort"] as const;

/** Devices that the caller may see. */
export function useDevices(filters: Readonly<Record<string, string>>) {
  const query = Object.fromEntries(DEVICE_FILTERS.map((name) => [name, filters[name]]));
  return useList<Device>("/api/v1/devices", query, ["devices"]);
}

/** One device. */
export function useDevice(enrollment: string) {
  return useOne<DeviceDetail>(`/api/v1/devices/${encodeURIComponent(enrollment)}`, [`device:${enrollment}`, "devices"]);
}
