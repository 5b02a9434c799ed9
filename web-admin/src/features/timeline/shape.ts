/** One thing that happened to a device, as the API tells it. */
import type { Schema } from "../../api";
import { type Phrase, phrase } from "../words";

/** A moment. Times are milliseconds since 1970. */
export type Moment = Schema["Moment"];

/** A fact as text; empty where there is none. */
export function fact(moment: Moment, name: string): string {
  return moment.facts[name] ?? "";
}

/** An event of any trail, as far as its words need it. */
export interface Told {
  readonly verb: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** The most telling word of a moment: what was ordered rather than that something was. */
export function wordOf(moment: Pick<Moment, "title" | "facts">): string {
  return moment.title === "device_state.changed" ? (moment.facts["what"] ?? moment.title) : moment.title;
}

/** An event in a phrase: a state by what was ordered, a receipt by its stage, everything else by its name. */
export function eventPhrase({ verb, facts }: Told): Phrase {
  if (verb === "device_state.changed") return phrase(`events:state.${facts["what"] ?? "changed"}`, { raw: verb });
  if (verb === "receipt.accepted") return phrase(`events:receipt.${facts["stage"] ?? "accepted"}`, { raw: verb });
  return phrase(`events:verb.${verb}`, { raw: verb });
}
