// The stream of changes: what it tells of becomes stale in the cache, and pages that show it ask again.
// It carries names of topics, never data.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { sessionQuery, toldOf } from "../api";

type State = "live" | "down";

let state: State = "live";
const listeners = new Set<() => void>();

function tell(next: State): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

/** Whether changes arrive. */
export function useLiveState(): State {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

function topicsOf(event: Event): readonly string[] | null {
  try {
    const said: unknown = JSON.parse((event as MessageEvent<string>).data);
    const topics = (said as { topics?: unknown }).topics;
    return Array.isArray(topics) ? topics.filter((topic) => typeof topic === "string") : null;
  } catch {
    return null;
  }
}

/** Milliseconds before a stream that ended is opened again. */
const AGAIN_MS = 3000;

/** Listens while the frame is shown. */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let stream: EventSource;
    let again: ReturnType<typeof setTimeout> | undefined;
    let missed = false;
    const open = () => {
      stream = new EventSource("/api/v1/events");
      stream.addEventListener("hello", () => {
        tell("live");
        // What happened while nobody listened is not told again.
        if (missed) void toldOf(queries, null);
        missed = false;
      });
      stream.addEventListener("changed", (event) => void toldOf(queries, topicsOf(event)));
      stream.addEventListener("lost", () => void toldOf(queries, null));
      stream.onerror = () => {
        missed = true;
        tell("down");
        // The browser connects again by itself, except where the answer was a refusal: the session may have ended.
        if (stream.readyState !== EventSource.CLOSED) return;
        void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
        again = setTimeout(open, AGAIN_MS);
      };
    };
    open();
    return () => {
      clearTimeout(again);
      stream.close();
      tell("live");
    };
  }, [queries]);
}
