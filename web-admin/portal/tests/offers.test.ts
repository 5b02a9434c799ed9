// What is shown first, and what a newcomer still needs.
import { expect, it } from "vitest";

import { missing, ordered, shown } from "../model/offers";
import type { Methods } from "../model/shape";

const NONE: Methods = { password: null, totp: null, recovery_codes: null, passkeys: [], email: null, phone: null, directory: false, company: false };

it("the likeliest way comes first, and a choice stays while it is offered", () => {
  expect(ordered(["recovery_code", "totp", "password"])).toEqual(["password", "totp", "recovery_code"]);
  expect(shown(["totp", "recovery_code"], "recovery_code")).toBe("recovery_code");
  expect(shown(["totp"], "password")).toBe("totp");
  expect(shown([], "totp")).toBeNull();
});

it("a passkey alone is enough; a password needs something that is held", () => {
  const password = { set_at: 1 };
  expect(missing(NONE)).toBe("any");
  expect(missing({ ...NONE, totp: { set_at: 1 } })).toBe("any");
  expect(missing({ ...NONE, password })).toBe("second");
  expect(missing({ ...NONE, password, totp: { set_at: 1 } })).toBe("nothing");
  expect(missing({ ...NONE, passkeys: [{ id: "a", name: "laptop", created: 1, used: null }] })).toBe("nothing");
});
