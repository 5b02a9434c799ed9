// What the rest of the console may use to talk to the server.
export { watchActivity } from "./activity";
export { api, type Schema } from "./client";
export { type ListPage, type Pages, usePages } from "./pages";
export { makePasskey, passkeysAutofill, passkeysWork, usePasskey } from "./passkey";
export { isProblem, Problem } from "./problem";
export { data, makeQueries, toldOf, type Topic } from "./queries";
export { beginSignIn, finishSignIn, type Me, type Permission, sessionQuery, signIn, signOut, useMe } from "./session";
export { statusQuery } from "./status";
export { attend, QUIET_HEADER } from "./transport";
