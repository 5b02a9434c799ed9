// Where a page of the portal is, and where a sign-in leads to afterwards.

/** The pages. */
export type Page = "sign-in" | "welcome" | "sessions" | "methods" | "devices";

/** The address of each page. */
export const PATHS: Readonly<Record<Page, string>> = {
  "sign-in": "/portal/sign-in",
  welcome: "/portal/welcome",
  sessions: "/portal",
  methods: "/portal/methods",
  devices: "/portal/devices",
};

/** The page at a path; null where there is none. */
export function pageAt(path: string): Page | null {
  const plain = path.replace(/\/+$/, "");
  const found = (Object.keys(PATHS) as Page[]).find((page) => PATHS[page] === plain);
  return found ?? null;
}

/** What an app or a proxy in front of one asks of the sign-in. */
export interface Wanted {
  readonly app: string | null;
  readonly return_to: string | null;
}

/** Reads the sign-in's address. The server judges both values again and gives back where to go. */
export function wanted(search: string): Wanted {
  const asked = new URLSearchParams(search);
  return { app: asked.get("app"), return_to: asked.get("return_to") };
}

/** Whether the browser has come back from the company's own sign-in with an attempt to go on with. */
export function hasReturned(search: string): boolean {
  return new URLSearchParams(search).has("returned");
}

/** The address to go on to, or null where it would leave this origin. */
export function onward(returnTo: string, origin: string): string | null {
  if (!/^\/(?![/\\])/.test(returnTo)) return null;
  const url = URL.canParse(returnTo, origin) ? new URL(returnTo, origin) : null;
  return url?.origin === origin ? `${url.pathname}${url.search}${url.hash}` : null;
}

/** The sign-in, with the way back to a page of the portal. */
export function signInFor(page: Page): string {
  return page === "sessions" ? PATHS["sign-in"] : `${PATHS["sign-in"]}?return_to=${encodeURIComponent(PATHS[page])}`;
}

/** With what a browser comes that an enrolled device has sent. */
export interface FromDevice {
  readonly secret: string;
  readonly app: string | null;
}

/** Reads what stands after `#` on the portal's first page; null where no device has sent it. */
export function fromDevice(fragment: string): FromDevice | null {
  const said = new URLSearchParams(fragment);
  const secret = said.get("attempt");
  return secret === null || secret === "" ? null : { secret, app: said.get("app") };
}
