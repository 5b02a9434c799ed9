/**
 * What may be done to a device by this admin, and why the rest may not. The server and the device decide again: this only spares
 * people a refusal that could be known before.
 */
import { type Action, destroys, permissionFor } from "../orders";
import { type Phrase, phrase } from "../words";
import type { Device } from "./shape";

/** What the server orders alone (T1). */
export type Protection = "lock" | "logout" | "block_screen" | "hold" | "message";

/** Every T1 order, the one of two in the morning first. */
export const PROTECTIONS: readonly Protection[] = ["lock", "logout", "block_screen", "hold", "message"];

/** May be done, or the reason why not. */
export type Allowed = { readonly ok: true } | { readonly ok: false; readonly why: Phrase };

const YES: Allowed = { ok: true };

function no(word: string): Allowed {
  return { ok: false, why: phrase(`devices:notAllowed.${word}`) };
}

function alive(device: Device): boolean {
  return device.status === "active" || device.status === "pending";
}

/** Whether this admin may order this protection. */
export function mayProtect(device: Device, act: Protection, permissions: readonly string[]): Allowed {
  if (!alive(device)) return no("ended");
  if (!permissions.includes("protect")) return no("role");
  if (act === "lock" && device.locked) return no("lockedAlready");
  if (act === "block_screen" && device.screen_blocked) return no("blockedAlready");
  if (act === "hold" && device.held) return no("heldAlready");
  return YES;
}

/** Whether this admin may propose this order of people. */
export function mayPropose(device: Device, action: Action, permissions: readonly string[]): Allowed {
  if (!alive(device)) return no("ended");
  if (!permissions.includes(permissionFor(action))) return no("role");
  if (destroys(action)) {
    if (!device.ceilings.actions.includes(action)) return no(`ceiling.${action}`);
    return device.held ? no("held") : waitsAlready(device, action);
  }
  if (action === "unlock" && !device.locked) return no("notLocked");
  if (action === "unblock_screen" && !device.screen_blocked) return no("notBlocked");
  if (action === "release_hold" && !device.held) return no("notHeld");
  return waitsAlready(device, action);
}

function waitsAlready(device: Device, action: Action): Allowed {
  const { waiting } = device;
  return waiting?.action === action && waiting.approvals > 0 ? no("waits") : YES;
}

/** What the employee agreed to at most, in words: "container only", "the whole device", "nothing is ever erased". */
export function ceilingWord(device: Device): Phrase {
  const { actions } = device.ceilings;
  if (actions.includes("wipe_device")) return phrase("devices:ceiling.device");
  if (actions.includes("wipe_container")) return phrase("devices:ceiling.container");
  if (actions.includes("unenroll")) return phrase("devices:ceiling.unenroll");
  return phrase("devices:ceiling.nothing");
}
