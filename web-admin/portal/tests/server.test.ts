// What the server wants first is asked of the person, and the same request goes out again.
import { expect, it } from "vitest";

import { Server } from "../model/server";

const refusal = (code: string, status: number) => Response.json({ code, detail: code }, { status });

function scripted(...answers: Response[]) {
  const sent: { url: string; init: RequestInit }[] = [];
  const server = new Server((url, init) => {
    sent.push({ url, init });
    const next = answers.shift();
    return next === undefined ? Promise.reject(new TypeError("network")) : Promise.resolve(next);
  });
  const asked: string[] = [];
  const note = (what: string) => () => {
    asked.push(what);
    return Promise.resolve();
  };
  server.attend({ signInAgain: note("sign in"), proveAgain: note("prove") });
  return { server, sent, asked };
}

it("after a sign-in and a fresh proof the same request goes out again", async () => {
  const { server, sent, asked } = scripted(refusal("session.expired", 401), refusal("portal.prove_again", 403), Response.json({ ok: true }));
  expect(await server.ask("PUT", "factors/password", { new: "six quiet herons" })).toEqual({ ok: true });
  expect(asked).toEqual(["sign in", "prove"]);
  expect(sent.map(({ init }) => init.body)).toEqual(Array(3).fill('{"new":"six quiet herons"}'));
  expect(sent[0]?.url).toBe("/portal/v1/factors/password");
});

it("a server that is never content is not asked for ever", async () => {
  const { server, asked } = scripted(refusal("session.expired", 401), refusal("session.expired", 401), refusal("session.expired", 401));
  await expect(server.ask("GET", "sessions")).rejects.toMatchObject({ code: "session.expired" });
  expect(asked).toHaveLength(2);
});

it("other refusals are the caller's, and so is somebody who would rather not", async () => {
  const { server, asked } = scripted(refusal("password.old", 403));
  await expect(server.ask("PUT", "factors/password", {})).rejects.toMatchObject({ code: "password.old" });
  expect(asked).toEqual([]);
  const other = scripted(refusal("session.expired", 401));
  other.server.attend({ signInAgain: () => Promise.reject(new Error("no")), proveAgain: () => Promise.resolve() });
  await expect(other.server.ask("GET", "sessions")).rejects.toThrow("no");
});

it("each request says that a page of ours sends it, and an answer without body is none", async () => {
  const { server, sent } = scripted(new Response(null, { status: 204 }));
  expect(await server.alone("DELETE", "session")).toBeUndefined();
  expect(sent[0]?.init.headers).toEqual({ "lethe-console": "1" });
});

it("silence is a problem of its own", async () => {
  const { server } = scripted();
  await expect(server.alone("GET", "session")).rejects.toMatchObject({ code: "console.offline", status: 0 });
});
