/** Reads commands, and the keyring as far as orders need it. */
import { useQuery } from "@tanstack/react-query";

import { type Keyring, isForDemoOnly, rolesOf, signedKeyring } from "../../../proto/messages";
import { fromBase64 } from "../../../proto/bytes";
import { decode } from "../../../proto/rule";
import { get, useOne, useList } from "../ask";
import type { Command } from "./shape";

/** What the list of commands can be narrowed by, as it stands in the address. */
export interface CommandFilters {
  readonly state?: string | undefined;
  readonly q?: string | undefined;
  readonly person?: string | undefined;
  readonly refused?: string | undefined;
}

/** What the API is asked: "unconfirmed" and "mine" are words of this console for states of the API. */
export function commandQuery(filters: CommandFilters): Record<string, string | undefined> {
  const { q, person, state } = filters;
  const states: Record<string, string | undefined> = { unconfirmed: "dispatched", mine: "requested", refused: undefined };
  const refused = state === "refused" || filters.refused === "true" ? "true" : undefined;
  return { q, person, refused, state: state !== undefined && state in states ? states[state] : state };
}

/** Commands, newest first. */
export function useCommands(filters: CommandFilters) {
  return useList<Command>("/api/v1/commands", commandQuery(filters), ["commands"]);
}

/** One command, with receipts. */
export function useCommand(id: string) {
  return useOne<Command>(`/api/v1/commands/${encodeURIComponent(id)}`, [`command:${id}`, "commands"]);
}

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
