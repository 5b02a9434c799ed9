/** Proofs that are checked in the browser. */
export { Evidence, Proof } from "./Evidence";
export type { Exhibit } from "./read";
