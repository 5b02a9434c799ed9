/** Why a sign-in was decided as it was. */
export { Attribution } from "./Attribution";
export { usePlaceFacts } from "./placeFacts";
export { reasonWords } from "./reason";
export { Why } from "./Why";
