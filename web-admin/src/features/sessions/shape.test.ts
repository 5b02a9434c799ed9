import { expect, it } from "vitest";

import { appsOf, type EmployeeSession, onMap } from "./shape";

const grant = (app: string, app_name: string) => ({ id: app, app, app_name, begun: 1, last_seen: 1 });
const session = (...grants: ReturnType<typeof grant>[]): EmployeeSession => ({ id: "a", person: { id: "p", name: "Frida" }, label: "Firefox", place: {}, begun: 1, last_seen: 1, valid_until: 2, grants });

it("each app inside sessions is named once", () => {
  expect(appsOf([session(grant("wiki", "Wiki"), grant("mail", "Mail")), session(grant("wiki", "Wiki"))])).toEqual([
    { app: "mail", name: "Mail" },
    { app: "wiki", name: "Wiki" },
  ]);
});

it("sessions without a point are counted beside the map and never drawn at zero degrees", () => {
  const { drawn, elsewhere } = onMap([{ country: "DE", latitude: 52.5, longitude: 13.4, sessions: 3 }, { sessions: 2 }, { country: "FR", latitude: null, longitude: null, sessions: 1 }]);
  expect(drawn.map(({ sessions }) => sessions)).toEqual([3]);
  expect(elsewhere).toBe(3);
});
