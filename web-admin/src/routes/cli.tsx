export { CliLogin as default } from "../features/cli/CliLogin";
