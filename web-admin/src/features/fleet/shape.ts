/** A device as the rooms of the console think of it. The API's view fits into this; nothing here fetches. */
import type { Action } from "../orders";

/** What a container looks like from outside, as the device last said. */
export type Container = "none" | "closed" | "open" | "locked" | "locked_partly" | "erased";

/** An order of people that this device waits for. */
export interface Waiting {
  readonly command: string;
  readonly action: Action | string;
  readonly approvals: number;
  readonly needed: number;
}

/** One enrollment. Times are milliseconds since 1970. */
export interface Device {
  readonly enrollment: string;
  /** ⟨person⟩ · ⟨device name⟩. */
  readonly label: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly status: "pending" | "active" | "erased" | "unenrolled" | string;
  readonly platform: string | null;
  readonly os_version: string | null;
  /** What holds the device key: `none`, `tpm`, `strongbox`, `secure-enclave`; null before it said anything. */
  readonly backing: string | null;
  readonly last_seen: number | null;
  readonly connected: boolean;
  /** We ordered it to be locked. */
  readonly locked: boolean;
  readonly locked_at: number | null;
  readonly held: boolean;
  readonly screen_blocked: boolean;
  /** The device itself says that everything ordered (T1) is in force. */
  readonly confirmed: boolean;
  readonly container: Container | string | null;
  readonly ceilings: { readonly actions: readonly string[]; readonly solo: boolean; readonly demo: boolean };
  readonly waiting: Waiting | null;
  /** What it says about itself; null before it said anything. */
  readonly posture: Posture | null;
  /** Id of the hardware. */
  readonly device: string;
  /** When it was enrolled. */
  readonly created: number | null;
}

/** What a device says about itself. */
export interface Posture {
  readonly os: string;
  readonly os_version: string;
  readonly disk_encryption: string;
  readonly agent_version: string;
  readonly hardware: string;
}

/** The name of the device without its person's: what stands behind the last ` · ` of the label. */
export function deviceName(label: string): string {
  const cut = label.lastIndexOf(" · ");
  return cut < 0 ? label : label.slice(cut + 3);
}
