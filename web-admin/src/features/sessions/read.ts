/** How sessions are read and ended. */
import { useQueryClient } from "@tanstack/react-query";

import type { Pages } from "../../api";
import { post, type Query, remove, useList } from "../ask";
import type { EmployeeSession } from "./shape";

const PATH = "/api/v1/sessions";

/** Sessions that last, newest first. */
export function useSessions(query: Query): Pages<EmployeeSession> {
  return useList<EmployeeSession>(PATH, query, ["sessions"]);
}

/** Ends sessions; the lists of them are asked for again. */
export function useEnding() {
  const queries = useQueryClient();
  const told = () => queries.invalidateQueries({ queryKey: [PATH] });
  return {
    /** One after the other: the first that fails says why, and those before it have ended. */
    sessions: async (ids: readonly string[]) => {
      try {
        for (const id of ids) await remove(`${PATH}/${encodeURIComponent(id)}`);
      } finally {
        await told();
      }
    },
    person: async (id: string) => {
      await post(`/api/v1/people/${encodeURIComponent(id)}/sessions/end`, undefined);
      await told();
    },
    app: async (app: string) => {
      await post(`/api/v1/apps/${encodeURIComponent(app)}/sessions/end`, undefined);
      await told();
    },
  };
}
