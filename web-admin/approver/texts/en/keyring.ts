// A keyring: what it is, what a draft changes, who must still sign. English.
import type { LadderAction, Role } from "../../../proto";
import { devices, many, role } from "./words";

export const keyring = {
  changeTitle: (version: number): string => `The next keyring: version ${version}`,
  signTitle: (version: number): string => `Sign keyring version ${version}`,
  lead: "The keyring says who may sign what. Every device checks a change by itself.",
  changes: "What changes",
  onlyDates: "Nothing but the dates.",
  newKeys: "New keys: type what you heard",
  newKeysHelp: "Call the person. They read six words from their own screen. Type what you hear: a key that the server slipped in has other words.",
  heard: (name: string): string => `Six words that ${name} read to you`,
  own: (name: string): string => `The key of ${name} was made in this browser.`,
  signedBy: "Signed so far by",
  missing: "Still missing",
  missingOld: (count: number): string => `${many(count, "root person", "root persons")} of the keyring in force`,
  missingNew: (count: number): string => `${many(count, "root person", "root persons")} of the new keyring`,
  missingKey: (name: string): string => `the new key of ${name}`,
  complete: "Nothing: devices take it.",
  words: "Ten words of this keyring",
  go: "Sign with your key",
  rootWhy: "You are root: your signature counts for the change.",
  counterWhy: "Your new key signs the keyring that adds it. That proves that you hold it, and have seen this.",
  impossible: (these: readonly LadderAction[]): string => `Nobody could do this yet: ${these.map((one) => actions[one]).join(", ")}.`,
};

export const change = {
  add: "People to add",
  none: "No key waits. Invite somebody in the console; they make their key here, and it appears.",
  roles: (name: string): string => `Roles of ${name}`,
  remove: "People to remove",
  removeHelp: "Their keys and roles end with this version.",
  renew: "Valid for one more year from today",
  endSolo: "One person alone decides nothing any more. This cannot be taken back.",
  endsSolo: "With a second person the pilot ends: from then on erasing takes two, for ever.",
  needRoot: "The second person must be root too: otherwise nobody could ever change this keyring again.",
  draft: "Draft it and show what changes",
  edit: "Change the draft",
  nothing: "Choose something to change.",
};

export const actions = {
  wipe_container: "erase a container",
  wipe_device: "erase a device",
  unenroll: "end an enrollment",
  unlock: "unlock",
  unblock_screen: "allow screenshots",
  release_hold: "end a legal hold",
  keyring: "change the keyring",
  release: "release all locks of a server key",
} satisfies Record<LadderAction, string>;

export const changed = {
  "person added": (name: string): string => `${name} comes in.`,
  "person removed": (name: string): string => `${name} leaves, with all keys and roles.`,
  "person renamed": (name: string, before: string): string => `${before} is called ${name} from now on.`,
  "key added": (name: string, entry: string): string => `A new key of ${name}: ${entry}.`,
  "key removed": (name: string, entry: string): string => `A key of ${name} ends: ${entry}.`,
  "key changed": (name: string, entry: string, before: string): string => `A key becomes: ${name}, ${entry}. Before: ${before}.`,
  "role gained": (name: string, of: Role): string => `${name} signs as ${role[of]} from now on.`,
  "role lost": (name: string, of: Role): string => `${name} no longer signs as ${role[of]}.`,
  "server key added": (id: string): string => `A new server key: ${id}.`,
  "server key removed": (id: string): string => `Server key ${id} ends. Its locks stay until people lift them.`,
  "valid until": (expires: string, before: string): string => `Valid until ${expires} instead of ${before}.`,
  "solo ends": "The pilot ends: one person alone decides nothing any more. This never comes back.",
  "demo ends": "The demo ends: keys in files and of localhost no longer count. This never comes back.",
  ladder: (action: LadderAction, most: number, ways: string, before: string): string =>
    `To ${actions[action]}, for up to ${devices(most)}, it takes: ${ways}. Before: ${before}.`,
  noRung: "no rule for so many",
  limits: (most: number, days: number): string => `An order is for at most ${devices(most)} and lives at most ${many(days, "day", "days")}.`,
  addresses: (list: string): string => `Devices find the server at: ${list}.`,
  log: (origin: string, key: string): string => `The log is ${origin}, with key ${key}.`,
  "log generation": "A new generation of the log: devices forget how long the log was that they have seen.",
  witnesses: (quorum: number, list: string): string => `Witnesses of the log: ${quorum} of ${list}.`,
  recovery: (threshold: number, list: string): string =>
    `Containers are recovered with ${threshold} of these keys: ${list}. Containers that exist stay sealed to the old ones.`,
  predecessors: (count: number): string =>
    `It continues ${many(count, "keyring", "keyrings")} at once, and this page knows one of them. Sign only if you know why there were several.`,
  none: "none",
  backup: "may lie in a cloud account",
  file: "a file",
};
