/** Orders of people (T2): what they are, how they stand, who must still sign. No screen here. */
export { type Action, ACTIONS, actionOf, destroys, permissionFor } from "./action";
export { attainable, couldStill, type Signing } from "./people";
export type { Approved, Command, CouldApprove, Need, Target } from "./shape";
export { inOrderOfUrgency, isMine, progress, standing, STEPS, timeLeft } from "./state";
export { type Approvers, useApprovers } from "./approvers";
export { useCommand, useCommands } from "./read";
