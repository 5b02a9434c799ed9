/** The rules in force and the draft over them. The draft lives beside the answers of the server: it outlasts the room, and ends with the session. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";

import { useMe } from "../../api";
import { post, put, useOne } from "../ask";
import { type Draft, draftOf, isChanged, tidy, whole } from "./draft";
import type { InForce } from "./shape";

const RULES = "/api/v1/access/rules";
const DRAFT = ["access", "draft"];

/** The rules in force. */
export function useInForce() {
  const me = useMe();
  return useOne<InForce>(RULES, ["access"], { enabled: me.scope === null });
}

/** The draft, and how it is changed. */
export interface Drafting {
  /** What is changed, on top of which version; null while the rules are on their way. */
  draft: Draft | null;
  /** The rules in force. */
  inForce: InForce | undefined;
  /** True where other rules came into force while this was written. */
  overtaken: boolean;
  change: (next: (draft: Draft) => Draft) => void;
  /** Puts all changes aside. */
  forget: () => void;
}

// A draft that changes nothing any more follows the rules in force again.
const begun = (draft: Draft | null) => (draft !== null && isChanged(draft) ? draft : null);

/** The one draft of this browser. */
export function useDraft(): Drafting {
  const queries = useQueryClient();
  const { data: inForce } = useInForce();
  const kept = useQuery<Draft | null>({ queryKey: DRAFT, queryFn: () => null, initialData: null, enabled: false, staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY }).data;
  const fresh = useMemo(() => (inForce === undefined ? null : draftOf(inForce.version, whole(inForce.document))), [inForce]);
  const change = useCallback(
    (next: (draft: Draft) => Draft) => {
      queries.setQueryData<Draft | null>(DRAFT, (before) => {
        const from = begun(before ?? null) ?? fresh;
        return from === null ? null : next(from);
      });
    },
    [queries, fresh],
  );
  const forget = useCallback(() => { queries.setQueryData(DRAFT, null); }, [queries]);
  const draft = begun(kept) ?? fresh;
  return { draft, inForce, overtaken: draft !== null && inForce !== undefined && draft.base !== inForce.version, change, forget };
}

/** How a draft is saved. */
export interface Saving {
  note: string;
  /** Taken back after so many seconds unless confirmed; null for rules that stay. */
  revertAfterS: number | null;
}

/** What changes the rules in force. The server asks for a touch where it wants one. */
export function useRulesWork() {
  const queries = useQueryClient();
  const told = async (rules: InForce) => {
    queries.setQueryData([RULES], rules);
    await queries.invalidateQueries({ queryKey: ["/api/v1/access/versions"] });
    await queries.invalidateQueries({ queryKey: ["/api/v1/status"] });
  };
  const based = (version: number) => ({ "If-Match": `"${String(version)}"` });
  return {
    save: async (draft: Draft, { note, revertAfterS }: Saving) => {
      const body = { document: tidy(draft.rules), ...(note.trim() === "" ? {} : { note: note.trim() }), ...(revertAfterS === null ? {} : { revert_after_s: revertAfterS }) };
      const rules = await put<InForce>(RULES, body, based(draft.base));
      queries.setQueryData(DRAFT, null);
      await told(rules);
    },
    confirm: async (version: number) => told(await post<InForce>(`${RULES}/confirm`, undefined, based(version))),
    revert: async (version: number) => told(await post<InForce>(`${RULES}/revert`, undefined, based(version))),
    /** Reads again what is in force. */
    read: () => queries.invalidateQueries({ queryKey: [RULES] }),
  };
}
