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

export interface Coming {
  "/api/v1/session": { get: Get<SessionView>; delete: Do };
  "/api/v1/session/begin": { post: Do<Begun> };
  "/api/v1/session/finish": { post: Post<Finish, SessionView> };
  "/api/v1/search": { get: Get<SearchView, { q: string }> };
}
