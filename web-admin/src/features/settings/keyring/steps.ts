// The ladder as steps: actions that take the same people stand together.
import type { Keyring, LadderAction, Need, Rung } from "../../../../proto";

/** One step: for so many devices, one of these groups of people. */
export interface Step {
  from: number;
  to: number;
  alternatives: readonly (readonly Need[])[];
  /** People that the cheapest alternative takes. */
  people: number;
}

/** Actions with the same steps. */
export interface Stair {
  actions: readonly LadderAction[];
  steps: readonly Step[];
}

const count = (alternative: readonly Need[]) => alternative.reduce((sum, need) => sum + Number(need.count), 0);

function stepsOf(rungs: readonly Rung[]): Step[] {
  const sorted = [...rungs].sort((one, other) => Number(one.maxTargets) - Number(other.maxTargets));
  return sorted.map((rung, place) => ({
    from: place === 0 ? 1 : Number(sorted[place - 1]?.maxTargets ?? 0) + 1,
    to: Number(rung.maxTargets),
    alternatives: rung.alternatives,
    people: Math.min(...rung.alternatives.map(count)),
  }));
}

/** The stairs of a keyring, in the order of its ladder. */
export function stairsOf(keyring: Pick<Keyring, "ladder">): Stair[] {
  const stairs = new Map<string, { actions: LadderAction[]; steps: Step[] }>();
  for (const action of new Set(keyring.ladder.map((rung) => rung.action))) {
    const steps = stepsOf(keyring.ladder.filter((rung) => rung.action === action));
    const same = JSON.stringify(steps);
    const known = stairs.get(same);
    if (known === undefined) stairs.set(same, { actions: [action], steps });
    else known.actions.push(action);
  }
  return [...stairs.values()];
}
