// Who is signed in here, and what they may do. The server decides; this only keeps pages from offering what it would refuse.
import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { api, type Schema } from "./client";
import { type Begun, type Finished, usePasskey } from "./passkey";
import { data } from "./queries";
import { QUIET_HEADER } from "./transport";

/** Words of `permissions`. */
export type Permission =
  | "read"
  | "read_audit"
  | "read_access"
  | "manage_access"
  | "manage_people"
  | "enroll"
  | "protect"
  | "propose_erasure"
  | "propose_lift"
  | "cancel"
  | "relay"
  | "manage_tokens"
  | "manage_admins";

/** The session of this browser; fails with 401 where nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ["/api/v1/session"],
  queryFn: ({ signal }) => data(api.GET("/api/v1/session", { headers: { [QUIET_HEADER]: "1" }, signal })),
  staleTime: Number.POSITIVE_INFINITY,
  meta: { topics: ["admins"] },
});

type MyAdmin = Schema["MyAdmin"];

/** An admin, and what they may do. */
export interface Me extends MyAdmin {
  /** The person they are, where they are one. */
  person: string | null;
  /** The only group that they look after. */
  scope: string | null;
  may: (permission: Permission) => boolean;
  /** False for those who certainly have nothing to sign: nobody in particular, in a role that only looks. */
  maySign: boolean;
}

/** The admin who is signed in. Only for pages inside the frame, which is not shown to anybody else. */
export function useMe(): Me {
  const { admin } = useSuspenseQuery(sessionQuery).data;
  const person = admin.person ?? null;
  const may = (permission: Permission) => admin.permissions.includes(permission);
  return { ...admin, person, scope: admin.scope ?? null, may, maySign: person !== null || may("protect") };
}

/** Begins a sign-in with any passkey that this browser or a key holds for this origin. */
export async function beginSignIn(): Promise<Begun> {
  return data(api.POST("/api/v1/session/begin", { headers: { [QUIET_HEADER]: "1" } }));
}

/** Ends the ceremony; the session's cookie comes with the answer. */
export async function finishSignIn(finished: Finished) {
  return data(api.POST("/api/v1/session/finish", { body: finished, headers: { [QUIET_HEADER]: "1" } }));
}

/** Both halves, for a button. */
export async function signIn() {
  return finishSignIn(await usePasskey(await beginSignIn()));
}

/** Ends the session here. */
export async function signOut(): Promise<void> {
  await api.DELETE("/api/v1/session", { headers: { [QUIET_HEADER]: "1" } });
}
