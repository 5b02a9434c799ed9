import { expect, it } from "vitest";

import { isNarrowed, signInQuery } from "./query";

it("what stands in the address is asked of the server, days as everything between their midnights", () => {
  const query = signInQuery({ subject: "a1", country: "DE", from: "2026-11-01", to: "2026-11-01", nonsense: "x" });
  expect(query).toMatchObject({ subject: "a1", country: "DE" });
  expect(Number(query["to"]) - Number(query["from"])).toBe(86_400_000);
  expect(query).not.toHaveProperty("nonsense");
  expect([isNarrowed({}), isNarrowed({ from: "someday" }), isNarrowed({ verdict: "deny" })]).toEqual([false, false, true]);
});
