// One request, with what the server asks of a browser: the console's header, a fresh passkey where it is
// demanded, and a new sign-in where the session ended. The same bytes are sent again, never others.
// This file knows no route but /fresh.
import { personActed } from "./activity";
import { type Begun, usePasskey } from "./passkey";
import { Problem, problemOf } from "./problem";

/** Set by the caller of a request that must fail with 401 instead of asking the person to sign in. */
export const QUIET_HEADER = "Lethe-Console-Quiet";

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What the transport asks of the shell. */
export interface Person {
  /** Resolves when somebody has signed in again; rejects if they would rather not. */
  signInAgain: () => Promise<void>;
  /** Asks for the passkey; the browser's own ceremony unless a test says otherwise. */
  touch: (begun: Begun) => Promise<{ ceremony: string; credential: unknown }>;
}

const nobody: Person = {
  signInAgain: () => Promise.reject(new Problem({ code: "session.expired", status: 401, detail: "The session ended." })),
  touch: (begun) => usePasskey(begun),
};

let person: Person = nobody;

/** The shell says here how it asks for a sign-in. */
export function attend(by: Partial<Person>): () => void {
  person = { ...nobody, ...by };
  return () => {
    person = nobody;
  };
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function base64url(text: string): string {
  const binary = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

async function answer(send: Fetch, url: string, init: RequestInit): Promise<Response> {
  try {
    return await send(url, init);
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === "AbortError") throw thrown;
    throw new Problem({ code: "console.offline", status: 0, detail: "No answer came from the server." });
  }
}

// Bound by the server to exactly this method, path, body and session, for one use within two minutes.
async function freshPasskey(send: Fetch, url: string, method: string, body: ArrayBuffer): Promise<string> {
  const asked = {
    method,
    path: new URL(url).pathname,
    body_sha256: hex(await crypto.subtle.digest("SHA-256", body)),
  };
  const begun = await answer(send, new URL("/api/v1/fresh", url).href, {
    method: "POST",
    headers: { "content-type": "application/json", "lethe-console": "1" },
    body: JSON.stringify(asked),
  });
  if (!begun.ok) throw await problemOf(begun);
  const touched = await person.touch((await begun.json()) as Begun);
  return base64url(JSON.stringify({ ceremony: touched.ceremony, credential: touched.credential }));
}

/** Sends `request` and gives the answer, whatever it is, after the person did what was needed for it. */
export async function transport(request: Request, send: Fetch = (url, init) => fetch(url, init)): Promise<Response> {
  const body = await request.arrayBuffer();
  const headers = new Headers(request.headers);
  const quiet = headers.has(QUIET_HEADER);
  headers.delete(QUIET_HEADER);
  headers.set("lethe-console", "1");
  if (!personActed()) headers.set("lethe-background", "1");
  const init: RequestInit = { method: request.method, headers, signal: request.signal };
  if (body.byteLength > 0) init.body = body;

  let response = await answer(send, request.url, init);
  if (response.status === 401 && !quiet && (await problemOf(response)).code === "session.expired") {
    await person.signInAgain();
    response = await answer(send, request.url, init);
  }
  if (response.status === 403 && (await problemOf(response)).code === "passkey.required") {
    headers.set("lethe-passkey", await freshPasskey(send, request.url, request.method, body));
    response = await answer(send, request.url, init);
  }
  return response;
}
