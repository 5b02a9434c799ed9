// Whether the people of a keyring could ever do what its ladder asks of them.
import { floorOf } from "./floor";
import { LADDER_ACTIONS } from "./kinds";
import type { LadderAction, Role } from "./kinds";
import type { Keyring, Rung } from "./messages";
import { hasRole, isForDemoOnly, rolesOf } from "./messages";
import { rootsNeeded } from "./chain";

/** Whether enough root persons with counting keys stand in it to change it again. */
export function canBeChanged(keyring: Keyring): boolean {
  return holders(keyring, "root").length >= rootsNeeded(keyring);
}

/** Actions that nobody could do, each by its lowest rung. */
export function impossible(keyring: Keyring): readonly LadderAction[] {
  return LADDER_ACTIONS.filter((action) => {
    const rungs = keyring.ladder.filter((rung) => rung.action === action);
    const lowest = rungs.sort((one, other) => one.maxTargets - other.maxTargets)[0];
    return lowest !== undefined && !isPossible(keyring, lowest);
  });
}

function isPossible(keyring: Keyring, rung: Rung): boolean {
  const everybody = holders(keyring, null).length;
  return rung.alternatives.some((needs) => {
    const sum = needs.reduce((total, { count }) => total + count, 0);
    const asked = Math.max(sum, floorOf(rung.action, keyring.limits.solo));
    return everybody >= asked && needs.every(({ role, count }) => holders(keyring, role).length >= count);
  });
}

/** Persons with a key that counts, in a role or in any. */
function holders(keyring: Keyring, role: Role | null): readonly string[] {
  const counts = (person: string): boolean =>
    keyring.keys.some((key) => key.person === person && (keyring.limits.demo || !isForDemoOnly(key)));
  const holds = (person: string): boolean =>
    role === null ? rolesOf(keyring, person).length > 0 : hasRole(keyring, person, role);
  return keyring.persons.map(({ id }) => id).filter((id) => counts(id) && holds(id));
}
