// How pages ask and how answers grow old: a query says which topics of the event stream it stands on,
// and becomes stale when one of them is told. Nothing polls.
import { QueryClient } from "@tanstack/react-query";
import type { Problem } from "./problem";

/** What `GET /api/v1/events` tells of (`server/core/src/topic.rs`). Whoever looks after one group is not told those with an id. */
export type Topic =
  | "devices"
  | "commands"
  | "people"
  | "audit"
  | "keyring"
  | "admins"
  | "codes"
  | "access"
  | "sign_ins"
  | "sessions"
  | "status"
  | `${"device" | "command" | "person"}:${string}`;

/** Topics that a query's answer depends on. */
interface QueryMeta extends Record<string, unknown> {
  topics?: readonly Topic[];
}

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: Problem;
    queryMeta: QueryMeta;
  }
}

// A request that was answered is answered the same again; only silence is worth another try.
function worthAnotherTry(failures: number, problem: Problem): boolean {
  return failures < 2 && problem.code === "console.offline";
}

/** The cache of this page. */
export function makeQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: worthAnotherTry, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}

/** Makes everything stale that stands on one of `topics`; everything at all for `null` (the stream lost count). */
export async function toldOf(queries: QueryClient, topics: readonly string[] | null): Promise<void> {
  await queries.invalidateQueries({
    predicate: (query) => topics === null || (query.meta?.topics ?? []).some((topic) => topics.includes(topic)),
  });
}

/** Runs a call of `api` and gives its data; for `queryFn` and `mutationFn`. */
export async function data<T>(call: Promise<{ data?: T }>): Promise<T> {
  const answer = await call;
  // 204 has no body, and its type says so.
  return answer.data as T;
}
