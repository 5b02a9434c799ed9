/** What the server orders alone (T1), and the field for reasons. */
export { ProtectDialog } from "./ProtectDialog";
export { ReasonField } from "./ReasonField";
