// What an administrator decides before a code is made, and what is asked of the server.
import { api, data } from "../../api";

/** What an enrollment may ever allow to be destroyed, from the mildest on. */
export const ERASURES = ["wipe_container", "unenroll", "wipe_device"] as const;
export type Erasure = (typeof ERASURES)[number];

/** How long a code lives, in milliseconds. */
export const LIVES = { hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const;
export type Life = keyof typeof LIVES;

/** For whom: somebody who is known, or a name to be added. */
export type ForWhom = { id: string; name: string } | { name: string };

export interface Offer {
  person: ForWhom | null;
  device: string;
  erasures: readonly Erasure[];
  life: Life;
}

/** The mildest offer: container only, for a day. */
export function emptyOffer(person: ForWhom | null = null): Offer {
  return { person, device: "", erasures: ["wipe_container", "unenroll"], life: "day" };
}

/** True if the server can be asked. */
export function isComplete(offer: Offer): boolean {
  return offer.person !== null && offer.device.trim() !== "" && offer.erasures.length > 0;
}

async function idOf(person: ForWhom): Promise<string> {
  if ("id" in person) return person.id;
  const added = await data(api.POST("/api/v1/people", { body: { name: person.name } }));
  return added.id;
}

/** Adds the person where they are new, and makes the code. */
export async function makeCode(offer: Offer) {
  if (offer.person === null) throw new TypeError("an offer without a person");
  const body = { person: await idOf(offer.person), label: offer.device.trim(), actions: [...offer.erasures], expires_in_ms: LIVES[offer.life] };
  return data(api.POST("/api/v1/enrollment-codes", { body }));
}
