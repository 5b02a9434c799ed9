/** Proposes a T2 order. A repeated try of the same order is the same order: it carries the same key. */
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";

import { post } from "../ask";
import type { order } from "./rules";

/** What was proposed. */
export interface Proposed {
  readonly id: string;
  readonly words: string;
  readonly state: string;
}

type Order = NonNullable<ReturnType<typeof order>>;

/** Sends an order. The passkey is asked for on the way (`api/transport`). */
export function usePropose() {
  const last = useRef<{ order: string; key: string } | null>(null);
  return useMutation({
    mutationFn: (wanted: Order) => {
      const text = JSON.stringify(wanted);
      if (last.current?.order !== text) last.current = { order: text, key: crypto.randomUUID() };
      return post<Proposed>("/api/v1/commands", wanted, { "idempotency-key": last.current.key });
    },
    onSuccess: () => {
      last.current = null;
    },
  });
}
