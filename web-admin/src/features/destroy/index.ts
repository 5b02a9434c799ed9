/** The one dialog of everything that people must sign: what destroys, and what lifts protection. */
export { DestroyDialog } from "./DestroyDialog";
export { mostTargets, whoMayApprove } from "./facts";
