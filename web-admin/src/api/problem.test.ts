import { describe, expect, it } from "vitest";
import { isProblem, problemOf } from "./problem";

describe("a problem", () => {
  it("keeps code, words and hint of the document", async () => {
    const problem = await problemOf(Response.json({ code: "hold.active", detail: "under legal hold", hint: "lock it" }, { status: 409 }));
    expect(problem).toMatchObject({ code: "hold.active", status: 409, message: "under legal hold", hint: "lock it", retryAfterMs: null });
    expect(isProblem(problem, "hold.active")).toBe(true);
    expect(isProblem(problem, "hold.other")).toBe(false);
  });

  it("knows how long to wait", async () => {
    const busy = Response.json({ code: "request.too_many", detail: "too many" }, { status: 429, headers: { "retry-after": "7" } });
    expect((await problemOf(busy)).retryAfterMs).toBe(7000);
  });

  it("is made for an answer that is no document, such as that of a proxy", async () => {
    const proxy = new Response("<h1>Bad gateway</h1>", { status: 502 });
    expect(await problemOf(proxy)).toMatchObject({ code: "console.unreadable", status: 502, message: "HTTP 502", hint: null });
  });
});
