export { Setup as default } from "../features/setup/Setup";
