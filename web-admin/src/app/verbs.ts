// What somebody types to do something: "lock anna" is the verb lock and the rest of the line.

import type { Permission } from "../api";

/** Things that the search can begin on a device. The device's page asks for the rest. */
export type Verb = "lock" | "wipe" | "unlock";
export const VERBS: readonly Verb[] = ["lock", "wipe", "unlock"];

/** What somebody must be allowed to do for a verb to be offered. */
export const NEEDS: Readonly<Record<Verb, Permission>> = { lock: "protect", wipe: "propose_erasure", unlock: "propose_lift" };

/** Reads a line. `words` gives the words of a verb in the language of the screen, separated by commas. */
export function readLine(line: string, words: (verb: Verb) => string): { verb: Verb | null; rest: string } {
  const trimmed = line.trim();
  const lower = trimmed.toLocaleLowerCase();
  for (const verb of VERBS) {
    for (const word of [verb, ...words(verb).split(",")].map((one) => one.trim())) {
      // A verb alone is still a word that somebody may be called.
      if (word !== "" && lower.startsWith(`${word} `)) return { verb, rest: trimmed.slice(word.length).trim() };
    }
  }
  return { verb: null, rest: trimmed };
}
