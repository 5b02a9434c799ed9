/** An employee as the rooms of the console think of them. Times are milliseconds since 1970. */
import type { Schema } from "../../api";
import { type Phrase, phrase, type Tone } from "../words";

/** An employee. */
export type Person = Schema["PersonView"];

/** What can be changed about a person. */
export interface Draft {
  readonly name: string;
  readonly email: string;
  readonly group: string;
}

/** How a person stands. Suspended is about their approvals; employment is not what this console decides. */
export function standingOf(person: Pick<Person, "status">): { text: Phrase; tone: Tone } {
  const tones: Record<string, Tone> = { active: "good", suspended: "warn", left: "plain" };
  return { text: phrase(`people:status.${person.status}`, { raw: person.status }), tone: tones[person.status] ?? "unknown" };
}

/** Only what was changed; an emptied field becomes null. Null where nothing was. */
export function changesOf(person: Pick<Person, "name" | "email" | "group">, draft: Draft): Record<string, string | null> | null {
  const filled = (text: string) => (text.trim() === "" ? null : text.trim());
  const changes: Record<string, string | null> = {};
  if (draft.name.trim() !== person.name) changes["name"] = draft.name.trim();
  if (filled(draft.email) !== (person.email ?? null)) changes["email"] = filled(draft.email);
  if (filled(draft.group) !== (person.group ?? null)) changes["group"] = filled(draft.group);
  return Object.keys(changes).length === 0 ? null : changes;
}
