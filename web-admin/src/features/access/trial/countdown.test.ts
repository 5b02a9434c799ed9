import { expect, it } from "vitest";

import { countdown } from "./countdown";

it("the time that is left runs down to nothing and never below", () => {
  expect([600_000, 599_001, 59_400, 1, 0, -5].map(countdown)).toEqual(["10:00", "10:00", "1:00", "0:01", "0:00", "0:00"]);
  expect(countdown(3_723_000)).toBe("1:02:03");
});
