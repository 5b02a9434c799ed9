/** What the rooms say, and how it is said. */
export { type Phrase, phrase, type Tone } from "./phrase";
export { useSay } from "./say";
export { useNeeds } from "./needs";
