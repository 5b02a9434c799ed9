/**
 * What a view-model wants to say: the key of a text and what goes into it. Rooms that think return phrases and never finished
 * sentences, so that every text exists in both languages and tests need neither language nor React.
 */
export interface Phrase {
  /** `namespace:path` of the text. */
  readonly key: string;
  /** What the text names. Moments (`at`, `until`) are milliseconds since 1970; `useSay` writes them. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** A phrase. */
export function phrase(key: string, values?: Phrase["values"]): Phrase {
  return values === undefined ? { key } : { key, values };
}

/** How a state feels. `danger` is kept for what destroys. */
export type { Tone } from "../../ui";
