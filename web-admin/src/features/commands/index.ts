/** The rooms of commands. */
export { ApprovalCard } from "./ApprovalCard";
export { CommandPage } from "./CommandPage";
export { CommandsPage } from "./CommandsPage";
