// Routes that the console calls and the OpenAPI document does not have yet. A line goes when `npm run api` brings the route.

interface Answers<Out> {
  responses: { 200: { headers: Record<string, unknown>; content: { "application/json": Out } } };
}
interface Parameters<Query, Path> {
  query?: Query;
  header?: never;
  path: Path;
  cookie?: never;
}
interface Ask<Query, Path> {
  parameters: [Path] extends [never] ? Omit<Parameters<Query, Path>, "path"> : Parameters<Query, Path>;
  requestBody?: never;
}
interface Say<Body, Path> {
  parameters: [Path] extends [never] ? Omit<Parameters<never, Path>, "path"> : Parameters<never, Path>;
  requestBody: { content: { "application/json": Body } };
}
type Get<Out, Query = never, Path = never> = Answers<Out> & Ask<Query, Path>;
type Post<Body, Out, Path = never> = Answers<Out> & Say<Body, Path>;
type Do<Out = undefined, Path = never> = Answers<Out> & Ask<never, Path>;

export interface Begun {
  ceremony: string;
  options: unknown;
}
export interface MyAdmin {
  id: string;
  name: string;
  roles: string[];
  scope: string | null;
  permissions: string[];
  person: string | null;
  passkeys: number;
}
/** `idle_ends`, `ends`: milliseconds since 1970. */
export interface SessionView {
  admin: MyAdmin;
  idle_ends: number;
  ends: number;
}
export interface Finish {
  ceremony: string;
  credential: unknown;
}
export interface SearchView {
  people: { id: string; name: string }[];
  devices: { enrollment: string; label: string }[];
  commands: { id: string; action: string; label: string }[];
}

export interface SetupBegun extends Begun {
  admin: { name: string; roles: string[] };
}
export interface PasskeyView {
  id: string;
  name: string;
  created: number;
  last_used: number | null;
}
export interface CliLoginView {
  label: string;
  created: number;
  /** `waiting`, `confirmed`, `denied` or `expired`. */
  state: string;
}
/** `GET /api/v1/welcome`. */
export interface WelcomeView {
  passkeys: number;
  approval_key: boolean;
  second_person: "none" | "invited" | "key_waiting" | "countersigning" | "done";
  device: boolean;
  lock_tried: boolean;
  solo: boolean;
  demo: boolean;
  skipped: boolean;
}
export type Purpose = "first-keyring" | "new-key" | "change" | "sign" | "decide" | "halt";
export interface TicketLink {
  url: string;
  expires: number;
}
/** One person, and what their signature on a draft is. */
export interface HandView {
  person: string;
  name: string;
  as: string[];
}
export interface DraftView {
  id: string;
  version: number;
  base: number;
  digest: string;
  words: string;
  state: "open" | "published" | "stale" | "withdrawn";
  created: number;
  lacks: "old_root" | "new_root" | "countersignature" | null;
  signed_by: HandView[];
  waits_for: HandView[];
  signed: string;
}
export interface ProposalView {
  id: string;
  person: string;
  name: string;
  roles: string[];
  key: string;
  created: number;
}
export interface TraceStep {
  at: number;
  step: "made" | "asked" | "refused" | "enrolled" | "checked_in" | "container_ready";
  detail: string | null;
}
export interface CodeTraceView {
  id: string;
  label: string;
  expires: number;
  enrollment?: string | null;
  trace: TraceStep[];
}
export interface NewCodeView {
  id: string;
  code: string;
  expires: number;
  label: string;
  maker: string;
  words: string;
}
export interface AdminRow {
  id: string;
  name: string;
  roles: string[];
  scope: string | null;
  active: boolean;
  created: number;
  passkeys: number;
  last_seen: number | null;
  person: string | null;
}
interface Items<T> {
  items: T[];
  next?: string | null;
}
interface ById {
  id: string;
}

export interface Coming {
  "/api/v1/session": { get: Get<SessionView>; delete: Do };
  "/api/v1/session/begin": { post: Do<Begun> };
  "/api/v1/session/finish": { post: Post<Finish, SessionView> };
  "/api/v1/setup/begin": { post: Post<{ secret: string }, SetupBegun> };
  "/api/v1/setup/finish": { post: Post<Finish & { secret: string; passkey_name: string }, SessionView> };
  "/api/v1/me/passkeys": { get: Get<Items<PasskeyView>> };
  "/api/v1/me/passkeys/begin": { post: Do<Begun> };
  "/api/v1/me/passkeys/finish": { post: Post<Finish & { name: string }, PasskeyView> };
  "/api/v1/me/passkeys/{id}": { delete: Do<undefined, ById> };
  "/api/v1/cli-logins/{code}": { get: Get<CliLoginView, never, { code: string }> };
  "/api/v1/cli-logins/{code}/confirm": { post: Do<undefined, { code: string }> };
  "/api/v1/cli-logins/{code}/deny": { post: Do<undefined, { code: string }> };
  "/api/v1/search": { get: Get<SearchView, { q: string }> };
  "/api/v1/openapi.json": { get: Get<{ info: { version: string } }> };
  "/api/v1/welcome": { get: Get<WelcomeView> };
  "/api/v1/welcome/skip": { post: Post<{ skipped: boolean }, undefined> };
  "/api/v1/tickets": { post: Post<{ purpose: Purpose; subject?: string }, TicketLink> };
  "/api/v1/keyring-drafts": { get: Get<Items<DraftView>> };
  "/api/v1/keyring-drafts/{id}": { delete: Do<undefined, ById> };
  "/api/v1/key-proposals": { get: Get<Items<ProposalView>> };
  "/api/v1/key-proposals/{id}": { delete: Do<undefined, ById> };
  "/api/v1/enrollment-codes/{id}": { get: Get<CodeTraceView, never, ById>; delete: Do<undefined, ById> };
  "/api/v1/admins/{id}": { delete: Do<undefined, ById> };
  "/api/v1/admins/{id}/setup-link": { post: Do<{ setup_link: string; expires: number }, ById> };
}
