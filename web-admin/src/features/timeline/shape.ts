/** One thing that happened to a device, as the API tells it. Times are milliseconds since 1970. */
export interface Moment {
  readonly at: number;
  /** `audit`, `command` or `receipt`. */
  readonly kind: string;
  /** `area.past_tense`, or the stage of a receipt. */
  readonly title: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly actor: { readonly kind: string; readonly name: string | null } | null;
  /** Index of its leaf in the log. */
  readonly leaf: number | null;
  /** The device's own signed word in base64. */
  readonly receipt: string | null;
  /** The command that it belongs to. */
  readonly command: string | null;
}

/** A fact as text; empty where there is none. */
export function fact(moment: Moment, name: string): string {
  const value = moment.facts[name];
  return typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
