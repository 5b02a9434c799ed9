/**
 * The rules of the destructive dialog: what must be filled in before anything can be sent, and how a device's name is compared.
 * The button is never a default button, and a refusal of the server keeps every word that was typed.
 */
import type { Device } from "../fleet";
import { deviceName } from "../fleet";

/** Bytes that the protocol allows for a reason (`line` in `proto/lethe.cddl`). */
export const REASON_BYTES = 200;

/** How long an order may live, in milliseconds; the second is the server's usual. */
export const LIVES = [86_400_000, 7 * 86_400_000, 30 * 86_400_000] as const;

/** What a person fills in. */
export interface Draft {
  readonly reason: string;
  /** The device's name or the last four characters of its enrollment id. */
  readonly typed: string;
  readonly lifeMs: number;
}

/** What still stands between a draft and the passkey. */
export type Gap = "reason" | "reason_too_long" | "reason_characters" | "name";

/** Everything that is missing, in the order of the form. */
export function gaps(draft: Draft, devices: readonly Pick<Device, "label" | "enrollment">[]): Gap[] {
  const missing: Gap[] = [];
  const reason = draft.reason.trim();
  if (reason === "") missing.push("reason");
  else if (new TextEncoder().encode(reason).length > REASON_BYTES) missing.push("reason_too_long");
  else if (hasForbidden(reason)) missing.push("reason_characters");
  if (!namesTarget(draft.typed, devices)) missing.push("name");
  return missing;
}

/** Characters that could make a signed line look like another one: controls, line breaks, bidirectional marks. */
function hasForbidden(text: string): boolean {
  return /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(text);
}

/** What has to be typed: one device's name or last four characters; the number of devices where there are several. */
export function namesTarget(typed: string, devices: readonly Pick<Device, "label" | "enrollment">[]): boolean {
  const said = fold(typed);
  const [only] = devices;
  if (only === undefined || said === "") return false;
  if (devices.length > 1) return said === String(devices.length);
  return said === fold(deviceName(only.label)) || said === fold(only.enrollment.slice(-4));
}

function fold(text: string): string {
  return text.trim().normalize("NFC").toLocaleLowerCase().replace(/\s+/gu, " ");
}

/** The body of `POST /api/v1/commands`. A draft that has gaps makes none. */
export function order(
  draft: Draft,
  action: string,
  devices: readonly Pick<Device, "label" | "enrollment">[],
): { action: string; targets: string[]; reason: string; expires_in_ms: number } | null {
  if (gaps(draft, devices).length > 0) return null;
  return {
    action,
    targets: devices.map((device) => device.enrollment),
    reason: draft.reason.trim(),
    expires_in_ms: draft.lifeMs,
  };
}
