/** How the rooms ask the server: one page, a list by cursor, one change. Failures are `Problem`s; nothing is retried here. */
import { useQuery } from "@tanstack/react-query";

import { api, data, type ListPage, type Pages, type Topic, usePages } from "../../api";

/** What narrows a list; an empty value is not sent. */
export type Query = Readonly<Record<string, string | undefined>>;

/** Items of one page: as many as the server gives at once. */
const LIMIT = "200";

type Call = (path: string, init: unknown) => Promise<{ data?: unknown }>;

function given(query: Query): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ""));
}

/** Reads. `T` is the shape that the API's document gives this path. */
export function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return data((api.GET as unknown as Call)(path, { params: { query: given(query) }, signal })) as Promise<T>;
}

/** Changes something. `headers` where the path asks for more than the usual ones. */
export function post<T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
  return data((api.POST as unknown as Call)(path, { body, headers })) as Promise<T>;
}

/** Takes something away. */
export function remove<T>(path: string): Promise<T> {
  return data((api.DELETE as unknown as Call)(path, {})) as Promise<T>;
}

/** Changes parts of something. */
export function patch<T>(path: string, body: unknown): Promise<T> {
  return data((api.PATCH as unknown as Call)(path, { body })) as Promise<T>;
}

/** Puts something in the place of what was there. */
export function put<T>(path: string, body: unknown, headers: Record<string, string>): Promise<T> {
  return data((api.PUT as unknown as Call)(path, { body, headers })) as Promise<T>;
}

/** One thing. `topics` are those of the event stream that make it old. */
export function useOne<T>(path: string, topics: readonly Topic[], { enabled = true } = {}) {
  return useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => get<T>(path, {}, signal),
    meta: { topics },
    enabled,
  });
}

/** A list by cursor: all rows that are here, and how to get more. */
export function useList<T>(path: string, query: Query, topics: readonly Topic[]): Pages<T> {
  const narrowed = given(query);
  return usePages<T>([path, narrowed], topics, (cursor, signal) => get<ListPage<T>>(path, { ...narrowed, limit: LIMIT, cursor }, signal));
}
