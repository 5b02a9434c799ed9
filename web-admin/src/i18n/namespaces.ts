// The list of namespaces: one line for each file of texts. Both languages have the same files and the same keys
// (keys.test.ts); a namespace is loaded when a page first uses it.
import type access from "./en/access";
import type enrollment from "./en/enrollment";
import type keyring from "./en/keyring";
import type sessions from "./en/sessions";
import type settings from "./en/settings";
import type shell from "./en/shell";
import type signin from "./en/signin";
import type ui from "./en/ui";
import type audit from "./en/audit";
import type commands from "./en/commands";
import type decide from "./en/decide";
import type destroy from "./en/destroy";
import type devices from "./en/devices";
import type events from "./en/events";
import type evidence from "./en/evidence";
import type overview from "./en/overview";
import type people from "./en/people";
import type protect from "./en/protect";
import type timeline from "./en/timeline";
import type why from "./en/why";
import type words from "./en/words";
import type welcome from "./en/welcome";

/** English texts are the type of every text. */
export interface Namespaces {
  access: typeof access;
  why: typeof why;
  words: typeof words;
  timeline: typeof timeline;
  protect: typeof protect;
  people: typeof people;
  overview: typeof overview;
  events: typeof events;
  evidence: typeof evidence;
  devices: typeof devices;
  destroy: typeof destroy;
  decide: typeof decide;
  commands: typeof commands;
  audit: typeof audit;
  enrollment: typeof enrollment;
  keyring: typeof keyring;
  sessions: typeof sessions;
  settings: typeof settings;
  shell: typeof shell;
  signin: typeof signin;
  ui: typeof ui;
  welcome: typeof welcome;
}

export type Namespace = keyof Namespaces;
