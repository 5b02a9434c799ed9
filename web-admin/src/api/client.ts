// The only door to the server: typed by its OpenAPI document, and every failure is a `Problem`.
import createClient, { type Middleware } from "openapi-fetch";
import { problemOf } from "./problem";
import type { components, paths } from "./schema";
import { transport } from "./transport";

/** The shapes of the server's document, by name. */
export type Schema = components["schemas"];

const problems: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw await problemOf(response);
  },
};

/** `api.GET("/api/v1/devices", {…})`: resolves with `{ data }`, rejects with `Problem`. */
export const api = createClient<paths>({ baseUrl: globalThis.location?.origin ?? "", fetch: (request) => transport(request) });
api.use(problems);
