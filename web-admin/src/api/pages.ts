// Lists by keyset: a page, a cursor, the next page.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { Problem } from "./problem";
import type { Topic } from "./queries";

/** One page of a list as the server sends it. */
export interface ListPage<Item> {
  items: Item[];
  /** Where the next page begins; null at the end. */
  next?: string | null;
}

/** A list as a table takes it. */
export interface Pages<Item> {
  items: Item[];
  /** True while the first page is on its way. */
  loading: boolean;
  error: Problem | null;
  retry: () => void;
  more: { has: boolean; loading: boolean; load: () => void };
}

/** Asks for pages as they are needed. `key` names the list and its filters; `topics` say when it grows old. */
export function usePages<Item>(key: readonly unknown[], topics: readonly Topic[], page: (cursor: string | undefined, signal: AbortSignal) => Promise<ListPage<Item>>): Pages<Item> {
  const query = useInfiniteQuery({
    queryKey: [...key, "pages"],
    queryFn: ({ pageParam, signal }) => page(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    meta: { topics },
  });
  const { fetchNextPage, refetch } = query;
  const items = useMemo(() => query.data?.pages.flatMap((list) => list.items) ?? [], [query.data]);
  const load = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const retry = useCallback(() => void refetch(), [refetch]);
  return { items, loading: query.isPending, error: query.error, retry, more: { has: query.hasNextPage, loading: query.isFetchingNextPage, load } };
}
