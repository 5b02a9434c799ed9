/**
 * The state of a device in words: "locked since 14:02, container unreadable, wipe waits for 1 of 2 approvals". Says only what
 * is known, and from whom: what we ordered and what the device has confirmed are different words.
 */
import { type Phrase, type Tone, phrase } from "../words";
import type { Device, Waiting } from "./shape";

/** Silence after which a device is out of contact; the server's `QUIET_MS`. */
export const QUIET_MS = 3 * 86_400_000;

/** One word for lists, and how loud it is. */
export interface Badge {
  readonly text: Phrase;
  readonly tone: Tone;
}

/** The one word that matters most about a device. */
export function badge(device: Device): Badge {
  const say = (word: string, tone: Tone): Badge => ({ text: phrase(`words:badge.${word}`), tone });
  if (device.status === "erased") return say("erased", "danger");
  if (device.status === "unenrolled") return say("unenrolled", "waiting");
  if (device.status === "pending") return say("pending", "waiting");
  if (device.locked && !lockConfirmed(device)) return say("lockOrdered", "warn");
  if (device.locked) return say("locked", "warn");
  if (device.held) return say("held", "waiting");
  return say("active", "plain");
}

/** Whether the device itself has said that it is locked. */
export function lockConfirmed(device: Device): boolean {
  return device.locked && device.confirmed && device.container !== "open" && device.container !== "closed";
}

/** Everything to say about the state of a device, the most important first. */
export function sentence(device: Device): Phrase[] {
  if (device.status === "erased") return [phrase("devices:state.erased"), phrase("devices:state.receiptBelow")];
  if (device.status === "unenrolled") return [phrase("devices:state.unenrolled")];
  if (device.status === "pending") return [phrase("devices:state.pending")];
  const parts = [...lockPart(device), ...containerPart(device)];
  if (device.held) parts.push(phrase("devices:state.held"));
  if (device.screen_blocked) parts.push(phrase("devices:state.screenBlocked"));
  if (device.waiting != null) parts.push(waitingPart(device.waiting));
  return parts;
}

function lockPart(device: Device): Phrase[] {
  if (!device.locked) return [phrase("devices:state.unlocked")];
  const word = lockConfirmed(device) ? "locked" : "lockOrdered";
  if (device.locked_at == null) return [phrase(`devices:state.${word}`)];
  return [phrase(`devices:state.${word}Since`, { at: device.locked_at })];
}

function containerPart(device: Device): Phrase[] {
  switch (device.container) {
    case "locked":
      return [phrase("devices:state.containerUnreadable")];
    case "locked_partly":
      return [phrase("devices:state.containerPartly")];
    case "open":
      return [phrase(device.locked ? "devices:state.containerStillOpen" : "devices:state.containerOpen")];
    case "closed":
      return [phrase(device.locked ? "devices:state.containerClosedUnlocked" : "devices:state.containerClosed")];
    case "erased":
      return [phrase("devices:state.containerErased")];
    case "none":
      return [phrase("devices:state.containerNone")];
    case null:
    case undefined:
      return [phrase("devices:state.containerUnknown")];
    default:
      return [];
  }
}

/** "Wipe waits for 1 of 2 approvals", or that it was sent and nothing is known yet. */
export function waitingPart(waiting: Waiting): Phrase {
  const { approvals } = waiting;
  const needed = waiting.needed ?? approvals + 1;
  if (approvals >= needed) return phrase(`devices:sent.${waiting.action}`);
  return phrase(`devices:waits.${waiting.action}`, { missing: needed - approvals, approvals, needed });
}

/** When the device was last heard of. */
export function contact(device: Device, now: number): { text: Phrase; quiet: boolean } {
  if (device.connected) return { text: phrase("devices:contact.now"), quiet: false };
  if (device.last_seen == null) return { text: phrase("devices:contact.never"), quiet: false };
  const quiet = now - device.last_seen > QUIET_MS && device.status === "active";
  return { text: phrase(quiet ? "devices:contact.quiet" : "devices:contact.seen", { at: device.last_seen }), quiet };
}

/** What the hardware backs, honestly: without it "done" means "the key in the file was deleted". */
export function backing(device: Device): Phrase {
  const known = ["none", "tpm", "strongbox", "secure-enclave"];
  return phrase(`devices:backing.${known.find((word) => word === device.backing) ?? "unknown"}`);
}
