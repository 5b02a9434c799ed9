import { expect, it } from "vitest";

import { type AppDraft, registration, wrongIn } from "./draft";

const WIKI: AppDraft = { id: "wiki", name: " Wiki ", kind: "forward", addresses: "https://wiki.example\n\n", confidential: true };

it("an app behind a proxy says its origins and nothing that is about tokens", () => {
  expect(registration(WIKI)).toEqual({ id: "wiki", name: "Wiki", kind: "forward", origins: ["https://wiki.example"] });
});

it("an app that speaks OpenID Connect says where people come back to and whether it keeps a secret", () => {
  const body = registration({ ...WIKI, kind: "oidc", addresses: "https://a.example/back\nhttps://b.example/back" });
  expect(body).toMatchObject({ redirect_uris: ["https://a.example/back", "https://b.example/back"], confidential: true });
  expect(body).not.toHaveProperty("origins");
});

it("what the server would refuse is said beside its field", () => {
  expect(wrongIn(WIKI)).toBeNull();
  expect([wrongIn({ ...WIKI, id: "Wiki" }), wrongIn({ ...WIKI, name: " " }), wrongIn({ ...WIKI, addresses: "" }), wrongIn({ ...WIKI, addresses: "wiki" })]).toEqual(["id", "name", "addresses", "addresses"]);
});
