/** Tries a draft on the sign-ins of the last thirty days and on whoever writes it, when typing rests. Saves nothing. */
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { post } from "../../ask";
import { tidy } from "../draft";
import type { Rules, Tried } from "../shape";
import { numberOf } from "./numbered";

/** Milliseconds of rest before the server is asked. */
const REST_MS = 350;

/** What came of the trial; `old` while a newer one is on its way. */
export function useTrial(rules: Rules) {
  const [rested] = useDebouncedValue(rules, REST_MS);
  const tried = useQuery({
    queryKey: ["/api/v1/access/try", numberOf(rested)],
    queryFn: () => post<Tried>("/api/v1/access/try", { document: tidy(rested) }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    meta: { topics: ["sign_ins"] },
  });
  return { tried: tried.data, error: tried.error, again: () => void tried.refetch(), old: rested !== rules || tried.isPlaceholderData || tried.isPending };
}
