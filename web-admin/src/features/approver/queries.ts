// What the console knows of keyrings, drafts and keys that wait. All of it is only shown: the approver's page and the
// devices check the bytes themselves.
import { queryOptions } from "@tanstack/react-query";
import { api, data, type Topic } from "../../api";

const topics: readonly Topic[] = ["keyring"];

/** Drafts of the next keyring, newest first. */
export const draftsQuery = queryOptions({ queryKey: ["/api/v1/keyring-drafts"], queryFn: ({ signal }) => data(api.GET("/api/v1/keyring-drafts", { signal })), meta: { topics } });

/** Keys that wait to be added. */
export const proposalsQuery = queryOptions({ queryKey: ["/api/v1/key-proposals"], queryFn: ({ signal }) => data(api.GET("/api/v1/key-proposals", { signal })), meta: { topics } });

/** Every keyring of the chain. */
export const keyringsQuery = queryOptions({
  queryKey: ["/api/v1/keyrings"],
  queryFn: async ({ signal }) => (await data(api.GET("/api/v1/keyrings", { signal }))).items,
  meta: { topics },
});

/** Where the first run stands. */
export const welcomeQuery = queryOptions({
  queryKey: ["/api/v1/welcome"],
  queryFn: ({ signal }) => data(api.GET("/api/v1/welcome", { signal })),
  meta: { topics: ["keyring", "admins", "devices", "commands", "status"] },
});

/** The company: its keyring's name, its mode. */
export const tenantQuery = queryOptions({ queryKey: ["/api/v1/tenant"], queryFn: ({ signal }) => data(api.GET("/api/v1/tenant", { signal })), meta: { topics: ["keyring", "status"] } });
