// What stands around a matter: the page itself, its doors, how it ended. English.
import type { Purpose } from "../../model/case";
import { many } from "./words";

export const frame = {
  title: "Approvals",
  skip: "To the content",
  language: "Language",
  loading: "Checking what the server sent …",
  footer: "This page checks signatures by itself and keeps its own copy of the keyring. What only the server says is marked.",
  back: "Back to the console",
  again: "Try again",
  stopped: "Nothing can be signed here",
  obstacle: "Not now",
  stoppedLead: "The page compared what the server said with the signed bytes and with what it knows itself.",
  notices: "Worth knowing",
  tell: "Sign nothing. Tell the security team what you saw; a photo of this page is enough.",
  serverSays: "by the server's word",
};

export const home = {
  title: "Approvals",
  lead: "Here people sign what destroys or lowers protection. The page is opened from the console, which hands it one matter at a time.",
  spent: "This address holds no ticket. Open the page from the console again: a ticket is good for one answer.",
  file: "A file that somebody sent you",
  fileLead: "A saved matter (.json), a command, an envelope or a draft of a keyring (.cbor). The page shows and checks it; nothing is sent.",
  kept: "Keyrings that this browser keeps",
  keptHelp: "Read the ten words aloud to an approver who opens this page for the first time.",
  keptOf: (server: string, version: number): string => `${server}, version ${version}`,
  choose: "Choose a file",
  notAFile: (why: string): string => `This file is nothing that can be signed: ${why}.`,
};

export const server = {
  title: "A server that this page does not know",
  lead: "The address of this page asks it to fetch a matter from:",
  others: (list: string): string => `So far this page knows: ${list}.`,
  check: "Is this your company's console? If you came from there, its address bar said the same.",
  go: "Yes, fetch it",
};

export const words = {
  title: "Ten words, before anything can be signed",
  lead: "This browser has no keyring of this company yet. Somebody who has one reads its ten words to you: from this page in their browser, from “lethe keyring show”, or from the paper of the first day. Take them from a person, not from the console.",
  field: "The ten words",
  help: "Type or paste them, with spaces between. Nothing is sent.",
  suggestions: "Words of the list that begin so",
  count: (count: number): string => `${count} of 10 words`,
  unknown: (word: string): string => `“${word}” is not in the list`,
  go: "Compare",
  pinned: (version: number): string => `They agree. This browser keeps keyring version ${version} from now on.`,
};

export const done = {
  title: "Done",
  dispatched: "Signed, and that was the last signature that was missing: the order is on its way to the devices.",
  waiting: (count: number | null): string =>
    `Signed. The order waits for others${count === null ? "" : `; ${many(count, "person has", "people have")} signed`}.`,
  held_by_restore: "Signed, and enough have. The server is in restore mode and sends nothing until an operator has reviewed it.",
  vetoed: (count: number | null): string =>
    count === null ? "Vetoed." : count === 0 ? "Signed. Nothing was pending; what was ordered before now stays stopped." : `Vetoed: ${many(count, "order is", "orders are")} stopped. Devices that had accepted one already go on.`,
  founded: "The first keyring is in force. You are an approver.",
  key_proposed: "Your key waits for the root persons.",
  draft_open: "Signed. The draft waits for the others.",
  published: "Signed, and everybody has: the new keyring is in force. Devices take it at their next contact.",
  other: (state: string): string => `The server took it and says: ${state}.`,
};

export const file = {
  lead: "This page was opened from a file. It shows and checks what it can; a saved file has no address, and keys sign only for the page's own address.",
  unpinned: "No keyring of this company is known here, so signatures and roles are NOT checked.",
  ten: "Type the ten words of the keyring to have everything checked",
  cli: "Sign on the command line",
  cliHelp: "With a key of OpenSSH that stands in the keyring. Save the bytes, then:",
  ssh: "Or with OpenSSH alone",
  sshHelp: "The challenge for your role, as 32 bytes, and your signature over it:",
  save: "Save the bytes",
  saveChallenge: "Save the challenge",
  role: "Role",
};

export const purpose = {
  "first-keyring": "the first keyring",
  "new-key": "a new key",
  change: "a change of the keyring",
  sign: "a signature for a keyring",
  decide: "a decision",
  halt: "a halt",
} satisfies Record<Purpose, string>;
