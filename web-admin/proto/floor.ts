// Floors compiled into every agent: a keyring can tighten them and never loosen them.
import type { LadderAction } from "./kinds";

export const DAY_MS = 86_400_000;
/** Most targets of one command. */
export const MAX_TARGETS = 25;
/** Longest life of a command: 30 days. */
export const MAX_LIFETIME_MS = 30 * DAY_MS;
/** How long a veto makes later commands need one person more. */
export const VETO_MEMORY_MS = 30 * DAY_MS;
/** How far ahead of the clock the issue time of a signed message may lie. */
export const CLOCK_SKEW_MS = 300_000;

/** Fewest distinct persons for an action. */
export function floorOf(action: LadderAction, solo: boolean): number {
  const lifts = action === "unlock" || action === "unblock_screen" || action === "release_hold";
  return lifts || solo ? 1 : 2;
}
