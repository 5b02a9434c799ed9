/** What the list of sign-ins is asked, from what stands in the address. */
import { dayBounds } from "../../audit/shape";

/** Names of filters that go to the server as they stand. */
const PLAIN = ["subject", "verdict", "admitted", "country", "app"] as const;

/** The server's query. Days become everything between their midnights in the reader's zone. */
export function signInQuery(filters: Readonly<Record<string, string>>): Record<string, string | undefined> {
  const from = dayBounds(filters["from"] ?? "");
  const to = dayBounds(filters["to"] ?? "");
  return {
    ...Object.fromEntries(PLAIN.map((name) => [name, filters[name]])),
    from: from === null ? undefined : String(from.from),
    to: to === null ? undefined : String(to.to),
  };
}

/** True if something narrows the list. */
export function isNarrowed(filters: Readonly<Record<string, string>>): boolean {
  return Object.values(signInQuery(filters)).some((value) => value !== undefined);
}
