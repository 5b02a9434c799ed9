/** The way from here to the approver's own page: for a keyring, for one command, for HALT. */
export { ApproverButton } from "./ApproverButton";
export { DecideButton } from "./DecideButton";
export { HaltButton } from "./HaltButton";
