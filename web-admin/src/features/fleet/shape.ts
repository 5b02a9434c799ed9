/** A device as the API gives it. */
import type { Schema } from "../../api";

/** One enrollment. Times are milliseconds since 1970. */
export type Device = Schema["DeviceView"];

/** One enrollment with its own words. */
export type DeviceDetail = Schema["DeviceDetail"];

/** An order of people that a device waits for. */
export type Waiting = Schema["WaitingView"];

/** The name of the device without its person's: what stands behind the last ` · ` of the label. */
export function deviceName(label: string): string {
  const cut = label.lastIndexOf(" · ");
  return cut < 0 ? label : label.slice(cut + 3);
}
