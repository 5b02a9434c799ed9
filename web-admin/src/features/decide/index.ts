/** The way from here to the approver's own page, for one command and for HALT. */
export { DecideButton } from "./DecideButton";
export { HaltButton } from "./HaltButton";
