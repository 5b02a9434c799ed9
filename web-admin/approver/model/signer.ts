// Who may sign on this page: persons of the keyring with a passkey that was made for exactly this origin.
import type { Key, Keyring } from "../../proto";
import { isForDemoOnly, personOf, rolesOf } from "../../proto";

/** The page as browsers know it. */
export interface Place {
  /** RP ID of approvals: the host's name, never more of it. */
  readonly rpId: string;
  readonly origin: string;
}

/** Keys of a person that this page can use under one of these keyrings. */
export function keysHere(rings: readonly Keyring[], person: string, place: Place): readonly Key[] {
  const keys = rings.flatMap((ring) =>
    ring.keys.filter(
      (key) =>
        key.person === person &&
        key.kind === "webauthn-es256" &&
        key.rpId === place.rpId &&
        key.origin === place.origin &&
        (ring.limits.demo || !isForDemoOnly(key)),
    ),
  );
  return keys.filter((key, at) => keys.findIndex((other) => other.publicKey === key.publicKey) === at);
}

/** Somebody who can sign here. */
export interface Signer {
  readonly id: string;
  readonly name: string;
}

/** Everybody who has a role and a key for this page, the person whom the server names first. */
export function signersHere(rings: readonly Keyring[], place: Place, first: string | null): readonly Signer[] {
  const ids = [...new Set(rings.flatMap((ring) => ring.persons.map(({ id }) => id)))];
  const able = ids.filter(
    (id) => rings.some((ring) => rolesOf(ring, id).length > 0) && keysHere(rings, id, place).length > 0,
  );
  const named = able.map((id) => ({ id, name: nameOf(rings, id) }));
  return [...named.filter(({ id }) => id === first), ...named.filter(({ id }) => id !== first)];
}

function nameOf(rings: readonly Keyring[], id: string): string {
  return rings.map((ring) => personOf(ring, id)?.name).find((name) => name !== undefined) ?? id;
}
