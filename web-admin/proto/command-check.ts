// Whether the lists and times of a command and of a state belong together (protocol §6.1, §9).
import { MAX_TARGETS } from "./floor";
import { destroys } from "./kinds";
import { isPlain } from "./line";
import type { Command, State } from "./messages";
import { utf8 } from "./bytes";

/** Whether a command is well-formed. */
export function isWellFormed(command: Command): boolean {
  const { action, lifts, targets, issued, notBefore, expires } = command;
  const enrollments = targets.map(({ enrollment }) => enrollment);
  const lifted = lifts.map(({ enrollment }) => enrollment);
  const liftsFit = destroys(action)
    ? lifts.length === 0
    : enrollments.every((one) => lifted.includes(one)) && lifted.every((one) => enrollments.includes(one));
  const count = targets.length >= 1 && targets.length <= MAX_TARGETS && new Set(enrollments).size === targets.length;
  return count && liftsFit && issued <= notBefore && notBefore < expires;
}

/** Whether the numbers of a state belong together. */
export function isWellFormedState(state: State): boolean {
  const since = [state.lockedSince, state.screenBlockedSince, state.holdSince, state.messageNumber];
  return since.every((one) => one <= state.counter) && utf8(state.message).length <= 1000 && isPlain(state.message);
}
