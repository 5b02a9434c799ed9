// What the rest of the console may use to talk to the server.
export { api, type Schema } from "./client";
export { isProblem, Problem } from "./problem";
export { data, makeQueries, toldOf } from "./queries";
export { attend, QUIET_HEADER } from "./transport";
