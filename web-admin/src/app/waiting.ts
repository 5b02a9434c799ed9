// What a bar on top should say: only what waits for people, in the order in which it matters.
import type { Schema } from "../api";
import type { Tone } from "../ui";

/** One thing that waits. `key` is of the texts `shell`. */
export interface Waiting {
  key: "mine" | "refused" | "unconfirmed" | "quiet" | "restore" | "accessTrial" | "breakGlass" | "keyring" | "keyringOver" | "solo";
  count?: number;
  /** Milliseconds since 1970, for `keyring` and `accessTrial`. */
  at?: number;
  href: string;
  tone: Tone;
}

/** Said from this long before the keyring's end on. Milliseconds. */
const KEYRING_SOON_MS = 30 * 86_400_000;

/** What the bar needs of `GET /status`. */
export type Said = Pick<Schema["Status"], "refused" | "unconfirmed" | "out_of_contact" | "restore_mode"> & {
  keyring_expires?: number | null;
  approvals_for_me?: number;
  solo?: boolean;
  access_confirm_until?: number | null;
  break_glass_until?: number | null;
};

/** What waits now. Empty: the bar is not shown. */
export function whatWaits(said: Said, now: number): Waiting[] {
  const mine = said.approvals_for_me ?? 0;
  const trial = said.access_confirm_until ?? null;
  const aside = said.break_glass_until ?? null;
  const ends = said.keyring_expires ?? null;
  const all: (Waiting | false)[] = [
    said.restore_mode && { key: "restore", href: "/settings/log", tone: "warn" },
    trial !== null && trial > now && { key: "accessTrial", at: trial, href: "/access", tone: "warn" },
    aside !== null && aside > now && { key: "breakGlass", href: "/access/sign-ins", tone: "warn" },
    mine > 0 && { key: "mine", count: mine, href: "/commands?state=mine", tone: "waiting" },
    said.refused > 0 && { key: "refused", count: said.refused, href: "/commands?state=refused", tone: "warn" },
    said.unconfirmed > 0 && { key: "unconfirmed", count: said.unconfirmed, href: "/commands?state=unconfirmed", tone: "waiting" },
    said.out_of_contact > 0 && { key: "quiet", count: said.out_of_contact, href: "/devices?contact=quiet", tone: "warn" },
    ends !== null && ends <= now && { key: "keyringOver", href: "/settings/keyring", tone: "warn" },
    ends !== null && ends > now && ends - now < KEYRING_SOON_MS && { key: "keyring", at: ends, href: "/settings/keyring", tone: "warn" },
    said.solo === true && { key: "solo", href: "/settings/keyring", tone: "plain" },
  ];
  return all.filter((waiting) => waiting !== false);
}
