/** One event of the audit trail. Times are milliseconds since 1970. */
import type { Schema } from "../../api";

/** An event. */
export type Event = Schema["AuditView"];

/** The page of what an event is about, where it has one. */
export function placeOf(kind: string, id: string): string | null {
  switch (kind) {
    case "enrollment":
      return `/devices/${id}`;
    case "command":
      return `/commands/${id}`;
    case "person":
      return `/people/${id}`;
    case "keyring":
    case "keyring_draft":
      return "/settings/keyring";
    case "access_rules":
      return "/access/policies";
    default:
      return null;
  }
}

/** A calendar day in the reader's zone as the moments between which it lies; nothing for what is no day. */
export function dayBounds(day: string): { from: number; to: number } | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (found === null) return null;
  const [year, month, date] = found.slice(1).map(Number) as [number, number, number];
  const from = new Date(year, month - 1, date);
  // The calendar has no such day (31 February): the browser would quietly take another one.
  if (from.getMonth() !== month - 1 || from.getDate() !== date) return null;
  return { from: from.getTime(), to: new Date(year, month - 1, date + 1).getTime() };
}

/** What the API is asked, from what stands in the address. */
export function queryOf(filters: Readonly<Record<string, string>>): Record<string, string | undefined> {
  const from = dayBounds(filters["from"] ?? "");
  const to = dayBounds(filters["to"] ?? "");
  return {
    q: filters["q"],
    verb: filters["verb"],
    actor: filters["actor"],
    subject: filters["subject"],
    from: from === null ? undefined : String(from.from),
    to: to === null ? undefined : String(to.to),
  };
}
