// An order, the answer to it, and a halt. English.
import type { Action, Role } from "../../../proto";
import { devices, many, role } from "./words";

export const order = {
  title: (action: Action, count: number, employee: string | null): string => {
    const where = `${devices(count)}${employee === null ? "" : ` of ${employee}`}`;
    const what: Record<Action, string> = {
      wipe_container: `Erase the company container on ${where}`,
      wipe_device: `Erase everything on ${where}`,
      unenroll: `Erase the company container on ${where} and end the enrollment`,
      unlock: `Unlock ${where}`,
      unblock_screen: `Allow screenshots again on ${where}`,
      release_hold: `End the legal hold on ${where}`,
    };
    return what[action];
  },
  aftermath: {
    wipe_container: "This cannot be undone: the keys and files of the container are destroyed. Private files on the device stay.",
    wipe_device: "This cannot be undone: everything on the device is erased, private files too.",
    unenroll: "This cannot be undone: the keys and files of the container are destroyed and the device leaves the company. Private files stay.",
    unlock: "This lowers protection: whoever holds the device can open the container again.",
    unblock_screen: "This lowers protection: programs can photograph what the container shows.",
    release_hold: "This lowers protection: the device can be wiped again, and evidence with it.",
  } satisfies Record<Action, string>,
  devices: "Devices",
  enrollment: "enrollment",
  lifts: (key: string, counter: number): string => `lifts what server key ${key} ordered up to state ${counter}`,
  orderedBy: "Ordered by",
  unknown: "the server does not say who",
  reason: "Reason",
  issued: "Ordered",
  notBefore: "Not before",
  expires: "Valid until",
  takes: "It takes",
  oneMore: "and one person more, because a veto stands against an earlier order",
  signed: "Signed by",
  nobody: "nobody yet",
  as: (name: string, of: Role): string => `${name} as ${role[of]}`,
  checked: "signature checked",
  could: "Could still sign",
  nobodyElse: "nobody else",
  missing: (count: number): string =>
    count === 0 ? "That is enough already." : `${many(count, "signature is", "signatures are")} still missing.`,
  keyring: "Keyring",
  keyringIs: (version: number): string => `version ${version}, checked from your own copy`,
  keyringsAre: (named: number, newest: number): string =>
    `the order names version ${named}, version ${newest} is in force; both must agree; checked from your own copy`,
  words: "Six words of this order",
  wordsHelp: "Whoever asked you to sign sees the same six words in the console. Other words are another order.",
  raw: "The bytes that are signed",
  rawHelp: "The challenge that your key signs is made from these bytes by this page.",
  digest: "Digest (SHA-256)",
  command: "Command",
  bytes: "Bytes in hexadecimal",
};

export const sign = {
  title: "Your answer",
  who: "You sign as",
  role: "In the role",
  why: (of: Role, missing: number): string =>
    missing === 0
      ? `As ${role[of]} yours is the last signature that is missing.`
      : `As ${role[of]} your signature brings it furthest: ${many(missing, "more is", "more are")} missing afterwards.`,
  approve: "Approve with your key",
  veto: "Veto with your key",
  vetoHelp: "Stops this order. Devices that have accepted it already go on. If it is requested again, it takes one person more.",
  waiting: "Touch your key, and prove that it is you …",
  nobody: "Nobody of the keyring has a key for this page. Sign on the command line: lethe approve",
  ownDevice: "One of the devices is your own, and nobody decides about themselves. Leave this order to the others.",
  signedAlready: "You have signed this order. Nothing more is needed from you.",
  noRole: "None of your roles counts for this action.",
  anotherKey: "Use another key",
  touch: {
    cancelled: "No key answered, or it was called off. Nothing was signed.",
    "other key": "That key is not one of this person's in the keyring. Nothing was sent.",
    "not verified": "The key did not verify that it is you (PIN, finger or face). Nothing was sent.",
    "unusable key": "This key cannot sign approvals: it is not an ES256 key for this page. Use another one.",
  },
  unsupported: "This browser cannot check Ed25519 signatures. Use a current one, or the command line.",
  trouble: {
    unreachable: "The server cannot be reached from here. Nothing was sent; your ticket is still good. If the browser asked whether this page may reach the local network, it has to be allowed.",
    "no answer": "The server did not answer. Your signature may have arrived all the same: look in the console before you sign again.",
    "ticket dead": "The ticket was used or has run out. Open the page from the console again.",
    refused: "The server did not take it.",
  },
};

export const halt = {
  title: "Stop everything that is pending",
  lead: "HALT: no order that was issued before now will be obeyed. Devices that have accepted one already go on. What is still wanted must be requested again, and takes one person more.",
  until: (at: string): string => `By the clock of this machine it is ${at}.`,
  missed: (count: number): string =>
    `${many(count, "pending order claims", "pending orders claim")} a later moment and would go on. If your clock is right, halt again after that moment; if not, set it first.`,
  pending: (count: number): string => `${many(count, "order is", "orders are")} pending`,
  none: "Nothing is pending that you may see. A halt still stops whatever else was issued before now.",
  hidden: (count: number): string => `and ${count} that you may not see`,
  go: "Halt with your key",
};
