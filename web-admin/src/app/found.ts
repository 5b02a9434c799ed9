// What the search shows for a line: places and acts that need no server, then what the server found.
import type { Verb } from "./verbs";

/** One row of the results. */
export interface Found {
  key: string;
  group: "do" | "places" | "people" | "devices" | "commands";
  title: string;
  href: string;
}

/** What `GET /api/v1/search` answers. */
export interface Answer {
  people: readonly { id: string; name: string }[];
  devices: readonly { enrollment: string; label: string }[];
  commands: readonly { id: string; action: string; targets: readonly { label: string }[] }[];
}

/** Words of the screen. */
export interface Say {
  act: (verb: Verb, label: string) => string;
  action: (action: string) => string;
}

/** Rows for an answer. With a verb only devices are offered, each as an act. */
export function rowsOf(answer: Answer, verb: Verb | null, say: Say): Found[] {
  if (verb !== null) {
    return answer.devices.map((device) => ({ key: `do:${device.enrollment}`, group: "do", title: say.act(verb, device.label), href: `/devices/${device.enrollment}?do=${verb}` }));
  }
  return [
    ...answer.people.map((person): Found => ({ key: `p:${person.id}`, group: "people", title: person.name, href: `/people/${person.id}` })),
    ...answer.devices.map((device): Found => ({ key: `d:${device.enrollment}`, group: "devices", title: device.label, href: `/devices/${device.enrollment}` })),
    ...answer.commands.map((command): Found => ({ key: `c:${command.id}`, group: "commands", title: `${say.action(command.action)} · ${command.targets.map((target) => target.label).join(", ")}`, href: `/commands/${command.id}` })),
  ];
}
