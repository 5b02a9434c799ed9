/** How a verdict feels. */
import type { Tone } from "../../../ui";

/** The tone of `allow`, `step_up` or `deny`. */
export function verdictTone(verdict: string): Tone {
  return verdict === "allow" ? "good" : verdict === "step_up" ? "waiting" : "warn";
}
