/** Fetches what a proof needs: the signed bytes and their leaf, every keyring, the command of an approval, the enrollment of a receipt. */
import { useMutation, useQuery } from "@tanstack/react-query";

import type { Schema } from "../../api";
import { get } from "../ask";
import type { Beside, Exhibited, Finding } from "./finding";

/** A leaf of the log, or a part of a command. */
export type Exhibit =
  | { readonly leaf: number; readonly enrollment?: string | undefined }
  | { readonly command: string; readonly part: "command" | "dispatch" }
  | { readonly command: string; readonly part: "approval" | "veto"; readonly person: string }
  | { readonly command: string; readonly part: "step"; readonly leaf: number; readonly enrollment: string };

const leafAt = (index: number, signal?: AbortSignal) => get<Exhibited>(`/api/v1/log/leaves/${String(index)}`, {}, signal);

/** The signed bytes and their decoded lines. */
export function useExhibit(exhibit: Exhibit) {
  return useQuery({
    queryKey: ["evidence", exhibit],
    queryFn: async ({ signal }) => {
      const [{ shown }, { linesOf }] = await Promise.all([gather(exhibit, signal), import("./decoded")]);
      return { shown, lines: linesOf(shown) };
    },
    // Signed bytes never change.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Runs every check on fresh answers of the server. */
export function useVerify(exhibit: Exhibit) {
  return useMutation({
    mutationFn: async (): Promise<Finding[]> => {
      const [{ verify }, { shown, command }, keyrings] = await Promise.all([
        import("./verify"),
        gather(exhibit),
        get<{ items: readonly Schema["KeyringView"][] }>("/api/v1/keyrings"),
      ]);
      const enrollment = shown.kind === "receipt" && "leaf" in exhibit && exhibit.enrollment !== undefined ? await enrollmentLeaf(exhibit.enrollment) : null;
      const asked = "command" in exhibit ? exhibit : null;
      const beside: Beside = { keyrings: keyrings.items.map((item) => item.signed), command, enrollment, asked };
      return verify(shown, beside, Date.now());
    },
  });
}

async function gather(exhibit: Exhibit, signal?: AbortSignal): Promise<{ shown: Exhibited; command: string | null }> {
  if (!("command" in exhibit)) return { shown: await leafAt(exhibit.leaf, signal), command: null };
  const command = await get<Schema["CommandView"]>(`/api/v1/commands/${exhibit.command}`, {}, signal);
  return { shown: await partOf(command, exhibit, signal), command: command.bytes };
}

async function partOf(command: Schema["CommandView"], exhibit: Extract<Exhibit, { command: string }>, signal?: AbortSignal): Promise<Exhibited> {
  if (exhibit.part === "step") return leafAt(exhibit.leaf, signal);
  if (exhibit.part === "command") return leafAt(command.leaf, signal);
  if (exhibit.part === "dispatch") {
    if (command.dispatch_leaf == null) throw new Error("this command was not sent out");
    return leafAt(command.dispatch_leaf, signal);
  }
  const { person, part } = exhibit as Extract<Exhibit, { person: string }>;
  const signed = (part === "approval" ? command.approvals : command.vetoes).find((one) => one.person === person);
  if (signed === undefined) throw new Error("this person has not signed this command");
  const index = (signed as { leaf?: number | null }).leaf;
  if (index != null) return leafAt(index, signal);
  return { kind: part, body: "approval" in signed ? signed.approval : signed.veto };
}

/** Leaves behind the event of an enrollment among which its record stands: they were written in one transaction. */
const NEAR = 4;

/** The record of an enrollment, found near the event that tells of it. Whatever is found proves itself: its halves make the id. */
async function enrollmentLeaf(enrollment: string): Promise<Exhibited | null> {
  const told = await get<{ items: readonly Schema["AuditView"][] }>("/api/v1/audit", { subject: enrollment, verb: "enrollment.created" });
  const [event] = told.items;
  if (event === undefined) return null;
  const { linesOf } = await import("./decoded");
  for (let index = event.leaf - 1; index >= Math.max(0, event.leaf - NEAR); index--) {
    const found = await leafAt(index);
    const names = found.kind === "enrollment" ? (linesOf(found) ?? []) : [];
    if (names.some(([path, value]) => path === "grant.enrollment" && value === enrollment)) return found;
  }
  return null;
}
