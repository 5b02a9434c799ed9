// The numbers that the bar on top and the overview both show.
import { queryOptions } from "@tanstack/react-query";
import { api } from "./client";
import { data } from "./queries";

/** What waits for people, how the fleet is made up, what happened last. */
export const statusQuery = queryOptions({
  queryKey: ["/api/v1/status"],
  queryFn: ({ signal }) => data(api.GET("/api/v1/status", { signal })),
  meta: { topics: ["status"] },
});
