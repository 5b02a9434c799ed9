// Whom the page believes: a keyring that it pinned itself, or one whose ten words a person typed. Never the server alone.
import { Pin, toHex } from "../../proto";
import type { PinRefusal } from "../../proto";
import type { Case } from "./case";
import type { Finding } from "./finding";
import { CLOCK_SKEW_MS } from "../../proto";

/** What the page remembers of a company. */
export interface Known {
  readonly tenant: string;
  /** Origin of its console. */
  readonly server: string;
  readonly pin: Pin;
}

/** Whether the page may go on, and under which keyrings. */
export type Trust =
  | { readonly kind: "pinned"; readonly pin: Pin; readonly findings: readonly Finding[] }
  | { readonly kind: "words" }
  | { readonly kind: "refused"; readonly findings: readonly Finding[] };

/** Follows what the server offers from what the page knows; without knowledge the ten words are asked for. */
export async function believe(matter: Case, server: string, known: readonly Known[]): Promise<Trust> {
  const strange = otherCompany(matter, server, known);
  if (strange !== null) return { kind: "refused", findings: [strange] };
  const own = known.find(({ tenant }) => tenant === matter.tenant);
  if (own === undefined) {
    return matter.keyrings.length > 0 ? { kind: "words" } : { kind: "refused", findings: [{ code: "keyring missing" }] };
  }
  return pinned(matter, await own.pin.catchUp(matter.keyrings));
}

/** Believes the newest keyring that is offered if these are its ten words. */
export async function believeWords(matter: Case, heard: string): Promise<Trust> {
  const wrong = otherTenant(matter);
  return wrong === null ? pinned(matter, await Pin.byWords(matter.keyrings, heard)) : { kind: "refused", findings: [wrong] };
}

function pinned(matter: Case, pin: Pin | PinRefusal): Trust {
  if (!(pin instanceof Pin)) return { kind: "refused", findings: [refusal(pin)] };
  return { kind: "pinned", pin, findings: aboutServer(matter, pin) };
}

function otherTenant(matter: Case): Finding | null {
  const other = matter.keyrings.find(({ keyring }) => keyring.value.tenant !== matter.tenant);
  if (other === undefined) return null;
  return { code: "other company", what: "ticket", said: matter.tenant, found: other.keyring.value.tenant };
}

/** A ticket of another company, or of a known one at another place. */
function otherCompany(matter: Case, server: string, known: readonly Known[]): Finding | null {
  const here = known.find((one) => one.server === server);
  if (here !== undefined && here.tenant !== matter.tenant) {
    return { code: "other company", what: "ticket", said: matter.tenant, found: here.tenant };
  }
  const own = known.find(({ tenant }) => tenant === matter.tenant);
  return own !== undefined && own.server !== server ? { code: "other server", said: server, found: own.server } : null;
}

function refusal(refused: PinRefusal): Finding {
  switch (refused.kind) {
    case "none offered":
      return { code: "keyring missing" };
    case "other words":
      return { code: "other words" };
    case "unsound":
      return { code: "keyring unsound", version: refused.version };
    case "forked":
      return { code: "keyring forked", version: refused.version };
    case "hidden":
      return { code: "keyring hidden", version: refused.version };
    case "does not follow":
      return { ...refused, code: "keyring does not follow" };
  }
}

/** What the server says of itself, against the keyring in force. Worth a word; none of it is signed here. */
function aboutServer(matter: Case, pin: Pin): Finding[] {
  const { serviceKeys, log, limits } = pin.newest.value;
  const { server } = matter;
  const all: Finding[] = [];
  if (!serviceKeys.some(({ publicKey }) => publicKey === server.key.publicKey)) {
    all.push({ code: "server key", said: server.key.id, found: serviceKeys.map(({ id }) => id).join(", ") });
  }
  if (log.publicKey !== server.log.publicKey || log.origin !== server.log.origin) {
    all.push({ code: "log key", said: server.log.origin, found: log.origin });
  }
  if (limits.demo !== matter.demo) all.push({ code: "demo", said: matter.demo, found: limits.demo });
  return all;
}

/** A word about clocks that do not agree; none of them is believed more. */
export function clocks(said: number, found: number): readonly Finding[] {
  return Math.abs(said - found) > CLOCK_SKEW_MS ? [{ code: "clock", said, found }] : [];
}

/** 16 or 32 random bytes for an id or a seed. */
export function random(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** The same in hexadecimal. */
export function randomHex(length: number): string {
  return toHex(random(length));
}
