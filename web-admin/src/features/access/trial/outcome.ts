/** What a trial says, counted. */
import type { Schema } from "../../../api";
import type { Rules } from "../shape";

/** How many of the changed sign-ins would be decided in which way; null where the list of them is cut and nobody can count. */
export function turnedInto({ changed, list }: Pick<Schema["ReplayView"], "changed"> & { list: readonly { now: string }[] }): Record<"deny" | "step_up" | "allow", number> | null {
  if (list.length < changed) return null;
  const count = (verdict: string) => list.filter(({ now }) => now === verdict).length;
  return { deny: count("deny"), step_up: count("step_up"), allow: count("allow") };
}

/** What a fault is about: the item to which its JSON Pointer leads. */
export function faulty(path: string, rules: Rules): { kind: keyof Rules; name: string } | null {
  const found = /^\/(zones|segments|policies|chains)\/(\d+)/.exec(path);
  if (found === null) return null;
  const kind = found[1] as keyof Rules;
  const item = rules[kind][Number(found[2])];
  return item === undefined ? null : { kind, name: item.name };
}
