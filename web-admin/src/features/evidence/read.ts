/** Fetches what a proof needs: the leaf, every keyring, the command of an approval, the enrollment of a receipt. */
import { useMutation, useQuery } from "@tanstack/react-query";

import { get } from "../ask";
import type { Finding, Leaf } from "./finding";

/** What a proof is asked about. */
export interface Exhibit {
  /** Index of the leaf. */
  readonly leaf: number;
  /** The command it belongs to, if any. */
  readonly command?: string | null;
  /** The enrollment it is about, if any. */
  readonly enrollment?: string | null;
}

const leafAt = (index: number, signal?: AbortSignal) => get<Leaf>(`/api/v1/log/leaves/${String(index)}`, {}, signal);

/** The leaf and its decoded lines. A leaf never changes; its proof grows with the tree. */
export function useLeaf(index: number) {
  return useQuery({
    queryKey: ["/api/v1/log/leaves", index],
    queryFn: async ({ signal }) => {
      const [leaf, { linesOf }] = await Promise.all([leafAt(index, signal), import("./decoded")]);
      return { leaf, lines: linesOf(leaf) };
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Runs every check on fresh answers of the server. */
export function useVerify(exhibit: Exhibit) {
  return useMutation({
    mutationFn: async (): Promise<Finding[]> => {
      const [{ verify }, leaf, keyrings] = await Promise.all([
        import("./verify"),
        leafAt(exhibit.leaf),
        get<{ items: readonly { signed: string }[] }>("/api/v1/keyrings"),
      ]);
      const command = leaf.kind === "approval" && exhibit.command != null ? (await get<{ bytes: string }>(`/api/v1/commands/${exhibit.command}`)).bytes : null;
      const enrollment = leaf.kind === "receipt" && exhibit.enrollment != null ? await enrollmentLeaf(exhibit.enrollment) : null;
      return verify(leaf, { keyrings: keyrings.items.map((item) => item.signed), command, enrollment }, Date.now());
    },
  });
}

async function enrollmentLeaf(enrollment: string): Promise<Leaf | null> {
  const { enrollment_leaf: index } = await get<{ enrollment_leaf?: number | null }>(`/api/v1/devices/${enrollment}`);
  return index == null ? null : leafAt(index);
}
