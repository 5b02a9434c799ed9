// How far an enrollment is: the steps that both sides told of, and the one that is waited for.
import type { Schema } from "../../api";

/** The order in which an enrollment goes. */
const ORDER = ["made", "asked", "enrolled", "checked_in", "container_ready"] as const;

/** The next step that nobody has told of; null at the end. */
export function waitsFor(trace: readonly Pick<Schema["StepView"], "step">[]): Exclude<(typeof ORDER)[number], "made"> | null {
  const reached = Math.max(0, ...trace.map(({ step }) => ORDER.indexOf(step as "made")));
  const next = ORDER[reached + 1];
  return next === undefined || next === "made" ? null : next;
}
