/** Orders of people (T2): what they are, how they stand, who must still sign. No screen here. */
export { type Action, ACTIONS, actionOf, destroys, permissionFor } from "./action";
export { type Alternative, alternatives, attainable, couldStill, missing, type Signing } from "./people";
export type { Approved, Command, CouldApprove, Need, Target } from "./shape";
export { aCommand, aTarget } from "./sample";
export { type Counts, count, inOrderOfUrgency, isMine, type Progress, progress, type Standing, standing, STEPS, timeLeft } from "./state";
export { type Approvers, useApprovers } from "./approvers";
export { commandQuery, useCommand, useCommands } from "./read";
