/** Reads the keyring as far as orders need it. */
import { useQuery } from "@tanstack/react-query";

import { fromBase64 } from "../../../proto/bytes";
import { isForDemoOnly, type Keyring, rolesOf, signedKeyring } from "../../../proto/messages";
import { decode } from "../../../proto/rule";
import { get } from "../ask";

/** Who may approve, by the newest keyring. */
export interface Approvers {
  readonly persons: readonly { readonly id: string; readonly name: string; readonly roles: readonly string[]; readonly demoOnly: boolean }[];
  readonly ladder: readonly {
    readonly action: string;
    readonly max_targets: number;
    readonly alternatives: readonly (readonly { readonly role: string; readonly count: number }[])[];
  }[];
  readonly limits: { readonly max_targets: number; readonly solo: boolean; readonly demo: boolean };
}

/** The newest keyring, decoded here. It is read to inform; what counts is what devices and the approver verify. */
export function useApprovers() {
  return useQuery({
    queryKey: ["/api/v1/keyrings/newest", "approvers"],
    queryFn: async ({ signal }) => {
      const { signed } = await get<{ signed: string }>("/api/v1/keyrings/newest", {}, signal);
      return approversOf(decode(signedKeyring, fromBase64(signed) ?? new Uint8Array()).keyring.value);
    },
    meta: { topics: ["keyring"] },
  });
}

function approversOf(keyring: Keyring): Approvers {
  return {
    persons: keyring.persons.map((person) => {
      const keys = keyring.keys.filter((key) => key.person === person.id);
      return { id: person.id, name: person.name, roles: rolesOf(keyring, person.id), demoOnly: keys.every(isForDemoOnly) };
    }),
    ladder: keyring.ladder.map((rung) => ({ action: rung.action, max_targets: rung.maxTargets, alternatives: rung.alternatives })),
    limits: { max_targets: keyring.limits.maxTargets, solo: keyring.limits.solo, demo: keyring.limits.demo },
  };
}
