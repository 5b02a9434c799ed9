// How far the first run is: which steps are done and which one is next. The server's counts decide; nothing is remembered here.
import type { Schema } from "../../api";

export const STEPS = ["passkey", "key", "second", "device", "lock"] as const;
export type Step = (typeof STEPS)[number];
export type StepState = "done" | "now" | "later";

/** What of `GET /welcome` decides. */
export type Reached = Pick<Schema["WelcomeView"], "passkeys" | "approval_key" | "second_person" | "device" | "lock_tried">;

function isDone(step: Step, reached: Reached): boolean {
  switch (step) {
    case "passkey":
      return reached.passkeys > 0;
    case "key":
      return reached.approval_key;
    case "second":
      return reached.second_person === "done";
    case "device":
      return reached.device;
    case "lock":
      return reached.lock_tried;
  }
}

/** The state of every step: the first that is not done is next. */
export function statesOf(reached: Reached): Record<Step, StepState> {
  const next = STEPS.find((step) => !isDone(step, reached));
  const state = (step: Step): StepState => (isDone(step, reached) ? "done" : step === next ? "now" : "later");
  return { passkey: state("passkey"), key: state("key"), second: state("second"), device: state("device"), lock: state("lock") };
}

/** How many steps are done. */
export function doneOf(reached: Reached): number {
  return STEPS.filter((step) => isDone(step, reached)).length;
}
