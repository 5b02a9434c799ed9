// The ladder: how many people of which roles it takes, by action and number of targets.
import { LADDER_ACTIONS } from "./kinds";
import type { LadderAction, Role } from "./kinds";
import type { Keyring, Need, Rung } from "./messages";

/** The lowest rung that carries so many targets; undefined when nothing does. */
export function rungFor(keyring: Keyring, action: LadderAction, targets: number): Rung | undefined {
  if (targets > keyring.limits.maxTargets) return undefined;
  const rungs = keyring.ladder.filter((rung) => rung.action === action && rung.maxTargets >= targets);
  return rungs.reduce<Rung | undefined>(
    (lowest, rung) => (lowest === undefined || rung.maxTargets < lowest.maxTargets ? rung : lowest),
    undefined,
  );
}

const need = (role: Role, count: number): Need => ({ role, count });

/** The ladder of a new company: wipes take two, lifting takes one for one device, nothing goes beyond 25. */
export function defaultLadder(): readonly Rung[] {
  const wipe = (action: LadderAction): Rung[] => [
    { action, maxTargets: 3, alternatives: [[need("it", 2)], [need("hr", 1), need("it", 1)]] },
    { action, maxTargets: 25, alternatives: [[need("it", 3)], [need("hr", 1), need("it", 2)]] },
  ];
  const lift = (action: LadderAction): Rung[] => [
    { action, maxTargets: 1, alternatives: [[need("it", 1)]] },
    { action, maxTargets: 25, alternatives: [[need("it", 2)], [need("hr", 1), need("it", 1)]] },
  ];
  const roots = (action: LadderAction): Rung[] => [{ action, maxTargets: 1, alternatives: [[need("root", 2)]] }];
  return [
    ...(["wipe_container", "wipe_device", "unenroll"] as const).flatMap(wipe),
    ...(["unlock", "unblock_screen", "release_hold"] as const).flatMap(lift),
    ...(["keyring", "release"] as const).flatMap(roots),
  ];
}

/** The ladder of a pilot with one person. */
export function soloLadder(): readonly Rung[] {
  const roleOf = (action: LadderAction): Role => (action === "keyring" || action === "release" ? "root" : "it");
  return LADDER_ACTIONS.map((action) => ({ action, maxTargets: 1, alternatives: [[need(roleOf(action), 1)]] }));
}
