/** Reads commands. */
import { useList, useOne } from "../ask";
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
