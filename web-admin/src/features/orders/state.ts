/**
 * The state of a command in words. A state of ours (asked, sent) and the word of a device (accepted, done) never share one:
 * "wiped" is said by a receipt and by nothing else, and after the deadline an unanswered order is unconfirmed, not done.
 */
import { type Phrase, type Tone, phrase } from "../words";
import { actionOf, destroys } from "./action";
import { couldStill, missing } from "./people";
import type { Command, Target } from "./shape";

/** How a command stands, in one phrase. */
export interface Standing {
  readonly text: Phrase;
  readonly tone: Tone;
  /** Waits for people. */
  readonly open: boolean;
}

/** How a command stands. */
export function standing(command: Command): Standing {
  const counts = count(command.targets);
  const say = (word: string, tone: Tone, values?: Phrase["values"]): Standing => ({
    text: phrase(`commands:standing.${word}`, values),
    tone,
    open: command.state === "requested",
  });
  switch (command.state) {
    case "requested": {
      const rest = missing(command);
      return rest === 0 ? say("heldByRestore", "warn") : say("waits", "waiting", { count: rest });
    }
    case "dispatched":
      return counts.refused > 0 ? say("sentRefused", "warn", counts) : say("sent", "waiting", counts);
    case "finished":
      return finished(counts, command, say);
    case "expired":
      return counts.unconfirmed > 0 ? say("unconfirmed", "warn", counts) : say("expired", "waiting", counts);
    case "vetoed":
    case "cancelled":
    case "superseded":
      // The device's own word stands even against a stop that came too late.
      return counts.done > 0 ? say(`${command.state}Late`, "warn", counts) : say(command.state, "plain");
    default:
      return say("unknown", "waiting", { state: command.state });
  }
}

function finished(
  counts: Counts,
  command: Command,
  say: (word: string, tone: Tone, values?: Phrase["values"]) => Standing,
): Standing {
  if (counts.done === 0) return say("refusedByAll", "warn", counts);
  if (counts.refused > 0) return say("doneInPart", "warn", counts);
  const action = actionOf(command.action);
  return action !== undefined && destroys(action) ? say("wiped", "danger", counts) : say("done", "plain", counts);
}

/** How many devices are how far. */
export interface Counts extends Record<string, number> {
  readonly total: number;
  readonly done: number;
  readonly refused: number;
  /** Began or was told, and has not said how it ended. */
  readonly unconfirmed: number;
}

/** Counts targets by what their devices said. */
export function count(targets: readonly Target[]): Counts {
  const of = (...states: string[]) => targets.filter((target) => states.includes(target.state)).length;
  const silent = targets.filter((target) => isSilent(target)).length;
  return { total: targets.length, done: of("done"), refused: of("refused"), unconfirmed: silent };
}

/** Sent to, and without a last word. An expired target that had accepted stays unconfirmed for ever. */
function isSilent(target: Target): boolean {
  if (["queued", "delivered", "accepted", "partly"].includes(target.state)) return true;
  const began = target.receipts.some((receipt) => receipt.stage === "accepted" || receipt.stage === "partly");
  return target.state === "expired" && began;
}

/** The steps that a device goes, and where it stands among them. */
export const STEPS = ["requested", "queued", "delivered", "accepted", "done"] as const;

/** How far one device is. */
export interface Progress {
  /** Steps behind it, 0 to `STEPS.length`. */
  readonly passed: number;
  readonly text: Phrase;
  readonly tone: Tone;
  /** Nothing more is expected. */
  readonly over: boolean;
}

/** How far one device is, in steps and in words. */
export function progress(command: Pick<Command, "action">, target: Target): Progress {
  const action = actionOf(command.action);
  const at = STEPS.findIndex((step) => step === target.state);
  const say = (word: string, tone: Tone, passed: number, over: boolean): Progress => ({
    text: phrase(`commands:target.${word}`, { reason: target.reason }),
    tone,
    passed,
    over,
  });
  if (target.state === "done") {
    const erased = action !== undefined && destroys(action);
    return say(erased ? "doneErased" : "done", erased ? "danger" : "plain", STEPS.length, true);
  }
  if (target.state === "partly") return say("partly", "warn", STEPS.indexOf("accepted") + 1, false);
  if (target.state === "refused") return say("refused", "warn", STEPS.indexOf("delivered") + 1, true);
  if (at >= 0) return say(target.state, "waiting", at + 1, false);
  if (isSilent(target)) return say("unconfirmed", "warn", STEPS.indexOf("accepted") + 1, true);
  return say(["vetoed", "cancelled", "superseded", "expired"].includes(target.state) ? target.state : "unknown", "plain", 1, true);
}

/** How much of its life is left, 0 to 1, and the moment it ends. */
export function timeLeft(command: Pick<Command, "issued" | "expires">, now: number): { ms: number; share: number } {
  const life = Math.max(1, command.expires - command.issued);
  const ms = Math.max(0, command.expires - now);
  return { ms, share: Math.min(1, ms / life) };
}

/** Mine on top: what I could sign, then by what ends first. */
export function inOrderOfUrgency(commands: readonly Command[], me: string | null): Command[] {
  const mine = (command: Command) => isMine(command, me);
  return [...commands].sort((a, b) => Number(mine(b)) - Number(mine(a)) || a.expires - b.expires);
}

/** Whether my signature is one that could still help. */
export function isMine(command: Command, me: string | null): boolean {
  if (me === null || command.state !== "requested") return false;
  const signed = command.approvals.some((approval) => approval.person === me);
  return !signed && couldStill(command).some((person) => person.person === me);
}
