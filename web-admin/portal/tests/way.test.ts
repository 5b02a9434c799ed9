// Where a sign-in leads to, and which page stands where.
import { expect, it } from "vitest";

import { fromDevice, onward, pageAt, signInFor, wanted } from "../model/way";

const ORIGIN = "https://lethe.example";

it("a sign-in goes on to paths of this origin and to nothing else", () => {
  expect(onward("/oidc/continue?handle=a1", ORIGIN)).toBe("/oidc/continue?handle=a1");
  for (const elsewhere of ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "", "portal", "/\t/evil.example"]) {
    expect(onward(elsewhere, ORIGIN), elsewhere).toBeNull();
  }
});

it("pages are found with and without a slash at the end, and other paths are no page", () => {
  expect([pageAt("/portal"), pageAt("/portal/"), pageAt("/portal/methods/"), pageAt("/portal/nowhere")]).toEqual(["sessions", "sessions", "methods", null]);
});

it("the way back is what the address said, for the server to judge", () => {
  expect(wanted("?app=wiki&return_to=%2Fforward%3Fa%3D1")).toEqual({ app: "wiki", return_to: "/forward?a=1" });
  expect(wanted("")).toEqual({ app: null, return_to: null });
  expect(signInFor("methods")).toBe("/portal/sign-in?return_to=%2Fportal%2Fmethods");
  expect(signInFor("sessions")).toBe("/portal/sign-in");
});

it("a device's way in stands after the sign, and a link's secret is none", () => {
  expect(fromDevice("attempt=lethe-vouch-A_b-1&app=wiki")).toEqual({ secret: "lethe-vouch-A_b-1", app: "wiki" });
  expect(fromDevice("attempt=lethe-vouch-A")).toEqual({ secret: "lethe-vouch-A", app: null });
  for (const other of ["", "lethe-link-abc", "attempt=", "app=wiki"]) expect(fromDevice(other), other).toBeNull();
});
