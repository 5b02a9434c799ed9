// Filters live in the address, so that a list can be sent to a colleague and "back" undoes a filter.
import { useLocation, useRouter } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";

/** The filters in force, by name; an empty one is not there. */
export type Filters = Readonly<Record<string, string>>;

/** Reads and changes the filters of this address. */
export function useFilters(): [Filters, (changes: Readonly<Record<string, string | null>>) => void] {
  const router = useRouter();
  const search = useLocation({ select: (location) => location.searchStr });
  const filters = useMemo(() => Object.fromEntries([...new URLSearchParams(search)].filter(([, value]) => value !== "")), [search]);
  const change = useCallback(
    (changes: Readonly<Record<string, string | null>>) => {
      const { pathname, searchStr } = router.state.location;
      const next = new URLSearchParams(searchStr);
      for (const [name, value] of Object.entries(changes)) {
        if (value === null || value === "") next.delete(name);
        else next.set(name, value);
      }
      const query = next.toString();
      const go = query === "" ? pathname : `${pathname}?${query}`;
      // Typing changes one place in history; choosing makes a new one.
      if ("q" in changes) router.history.replace(go);
      else router.history.push(go);
    },
    [router],
  );
  return [filters, change];
}
