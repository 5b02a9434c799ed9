// What a session may do when it is asked past every button: the request of a page, with the touch of the passkey that it takes.
import type { Page } from "playwright-core";

/** A request of the API, by its path below `/api/v1/`. */
export interface Asked {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  path: string;
  body?: Record<string, unknown>;
}

/** The server's answer; the code where it is a problem. */
export interface Answered {
  status: number;
  code: string | undefined;
}

/** Asks from the session of a page. Where the server wants a touch, the key gives it: what is refused then, is refused for good. */
export function askFromSession(page: Page, asked: Asked): Promise<Answered> {
  return page.evaluate(async ({ method, path, body }) => {
    const url = `/api/v1/${path}`;
    const text = body === undefined ? "" : JSON.stringify(body);
    const always = { "content-type": "application/json", "lethe-console": "1", "idempotency-key": crypto.randomUUID() };
    const send = (to: string, by: string, what: string, more = {}) =>
      fetch(to, { method: by, headers: { ...always, ...more }, ...(what === "" ? {} : { body: what }) });
    const codeOf = async (answer: Response) => (answer.ok ? undefined : ((await answer.clone().json()) as { code: string }).code);

    const touch = async () => {
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
      const body_sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
      const begun = await send("/api/v1/fresh", "POST", JSON.stringify({ method, path: url, body_sha256 }));
      const { ceremony, options } = (await begun.json()) as { ceremony: string; options: { publicKey?: unknown } };
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON((options.publicKey ?? options) as PublicKeyCredentialRequestOptionsJSON);
      const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
      const json = btoa(JSON.stringify({ ceremony, credential: credential.toJSON() as unknown }));
      return { "lethe-passkey": json.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "") };
    };
    let answer = await send(url, method, text);
    if ((await codeOf(answer)) === "passkey.required") answer = await send(url, method, text, await touch());
    return { status: answer.status, code: await codeOf(answer) };
  }, asked);
}
