// What the transport does for a person must bind the touch to exactly the bytes that are sent, and lose nothing they typed.
import { afterEach, describe, expect, it } from "vitest";
import { attend, QUIET_HEADER, transport } from "./transport";

const ORDER = '{"reason":"left the company","targets":["a"]}';

interface Sent {
  url: string;
  method: string;
  headers: Headers;
  body: string;
}

/** A server that answers in this order and remembers what it was sent. */
function server(...answers: (() => Response)[]) {
  const sent: Sent[] = [];
  const send = async (url: string, init: RequestInit) => {
    const body = init.body == null ? "" : typeof init.body === "string" ? init.body : new TextDecoder().decode(init.body as ArrayBuffer);
    sent.push({ url, method: init.method ?? "GET", headers: new Headers(init.headers), body });
    const answer = answers[sent.length - 1];
    if (answer === undefined) throw new TypeError("nobody answers");
    return answer();
  };
  return { sent, send };
}

const problem = (status: number, code: string) => () => Response.json({ code, detail: code, hint: "do this" }, { status });
const ok = () => Response.json({});
const begun = () => Response.json({ ceremony: "c1", options: {} });
const order = (headers: Record<string, string> = {}) =>
  new Request("https://lethe.example.com/api/v1/commands", { method: "POST", body: ORDER, headers: { "idempotency-key": "k1", ...headers } });

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

let leave = () => {};
afterEach(() => {
  leave();
});

describe("the transport", () => {
  it("says that the console speaks, and that nobody caused the request where nobody did", async () => {
    const { sent, send } = server(ok);
    await transport(order(), send);
    expect(sent[0]?.headers.get("lethe-console")).toBe("1");
    expect(sent[0]?.headers.get("lethe-background")).toBe("1");
  });

  it("asks for a touch bound to method, path and body, and sends the same bytes again", async () => {
    const { sent, send } = server(problem(403, "passkey.required"), begun, ok);
    leave = attend({ touch: async ({ ceremony }) => ({ ceremony, credential: { id: "ключ" } }) });
    const response = await transport(order(), send);
    expect(response.ok).toBe(true);
    expect(sent.map(({ url }) => new URL(url).pathname)).toEqual(["/api/v1/commands", "/api/v1/fresh", "/api/v1/commands"]);
    expect(JSON.parse(sent[1]?.body ?? "")).toEqual({ method: "POST", path: "/api/v1/commands", body_sha256: await sha256(ORDER) });
    expect(sent[2]?.body).toBe(ORDER);
    expect(sent[2]?.headers.get("idempotency-key")).toBe("k1");
    const carried = sent[2]?.headers.get("lethe-passkey") ?? "";
    expect(carried).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(JSON.parse(Buffer.from(carried, "base64url").toString("utf8"))).toEqual({ ceremony: "c1", credential: { id: "ключ" } });
  });

  it("sends nothing again when the person does not touch", async () => {
    const { sent, send } = server(problem(403, "passkey.required"), begun);
    leave = attend({ touch: () => Promise.reject(new Error("cancelled")) });
    await expect(transport(order(), send)).rejects.toThrow("cancelled");
    expect(sent).toHaveLength(2);
  });

  it("waits for a new sign-in and sends the same bytes again", async () => {
    const { sent, send } = server(problem(401, "session.expired"), ok);
    let asked = 0;
    leave = attend({
      signInAgain: async () => {
        asked += 1;
      },
    });
    expect((await transport(order(), send)).ok).toBe(true);
    expect(asked).toBe(1);
    expect(sent.map(({ body }) => body)).toEqual([ORDER, ORDER]);
  });

  it("asks for the touch after the new sign-in, if both are needed", async () => {
    const { sent, send } = server(problem(401, "session.expired"), problem(403, "passkey.required"), begun, ok);
    leave = attend({ signInAgain: async () => {}, touch: async ({ ceremony }) => ({ ceremony, credential: {} }) });
    expect((await transport(order(), send)).ok).toBe(true);
    expect(sent).toHaveLength(4);
  });

  it("asks nobody where the caller wants the refusal itself, and tells the server nothing of that", async () => {
    const { sent, send } = server(problem(401, "session.expired"));
    leave = attend({ signInAgain: () => Promise.reject(new Error("must not be asked")) });
    expect((await transport(order({ [QUIET_HEADER]: "1" }), send)).status).toBe(401);
    expect(sent[0]?.headers.has(QUIET_HEADER)).toBe(false);
  });

  it("hands on every other refusal as it is", async () => {
    const { sent, send } = server(problem(403, "session.cross_site"));
    expect((await transport(order(), send)).status).toBe(403);
    expect(sent).toHaveLength(1);
  });

  it("says that no answer came", async () => {
    await expect(transport(order(), server().send)).rejects.toMatchObject({ code: "console.offline", status: 0 });
  });
});
