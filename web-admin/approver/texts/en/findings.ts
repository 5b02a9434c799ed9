// What the page found wrong, as sentences. English.
import type { BrokenChain, Malformation, Short } from "../../../proto";
import { devices } from "./words";

/** What the server's word is about, in the findings. */
const claims = { digest: "the digest", action: "the action", reason: "the reason", devices: "the devices", person: "the person" };

export const malformed: Record<Malformation, string> = {
  "too long": "longer than allowed",
  shape: "not a message of this kind",
  "not canonical": "not in the one encoding that devices accept",
};

export const short: Record<Short, string> = {
  "approval.key_unknown": "a signature is by a key that is not in the keyring",
  "approval.demo_key": "a signature is by a key that counts in a demo only",
  "approval.suspended": "a signature is by somebody who is suspended",
  "approval.role": "somebody signed in a role that they do not have",
  "approval.oneself": "somebody signed about their own device",
  "approval.key_twice": "one key signed twice",
  "approval.person_twice": "one person signed twice",
  "approval.signature": "a signature does not hold for exactly these bytes",
  "ladder.targets": "there are more devices than the ladder carries",
  "ladder.persons": "not enough people have signed",
};

export const broken: Record<BrokenChain, string> = {
  content: "its content makes no sense",
  tenant: "it is of another company",
  "not next": "it is not the next version, or names another predecessor",
  loosens: "it loosens what only ever tightens",
  signature: "one of its signatures does not hold",
  "old root": "not enough root persons of the keyring in force have signed it",
  "new root": "not enough root persons of the new keyring have signed it",
  countersign: "a new key has not signed it",
};

export const finding = {
  notACase: (path: string): string => `The server's answer is not what it should be, at “${path}”.`,
  malformed: (what: string, kind: Malformation): string => `The bytes at “${what}” are ${malformed[kind]}. No device would take them.`,
  claim: (what: keyof typeof claims, said: string, found: string): string =>
    `About ${claims[what]} the server says ${said}; the signed bytes say ${found}.`,
  otherCompany: (said: string, found: string): string => `This is of company ${said}; the keyring that you know is of company ${found}.`,
  otherServer: (said: string, found: string): string => `The ticket leads to ${said}; this company's console is at ${found}.`,
  serverKey: (said: string, found: string): string => `The server shows key ${said}; the keyring names ${found}. Devices will not listen to that key.`,
  logKey: (said: string, found: string): string => `The server's log is ${said}, or has another key; the keyring names ${found}.`,
  demo: (said: boolean): string => (said ? "The server says that this is a demo; the keyring says that it is none." : "The server says that this is no demo; the keyring says that it is one."),
  notWellFormed: "The devices, times and lifts of this order do not belong together. No device would obey it.",
  forked: (version: number): string => `The server shows another keyring version ${version} than the one this page keeps: somebody shows you a company of their own.`,
  hidden: (version: number): string => `The server hides keyring version ${version}, which this page has seen. It was restored from an old backup, or it lies.`,
  unsound: (version: number): string => `Keyring version ${version} of the server does not hold by itself.`,
  missing: "The server has no keyring yet. The owner makes the first one.",
  doesNotFollow: (version: number, from: number, why: BrokenChain): string =>
    `Keyring version ${version} of the server does not follow your version ${from}: ${broken[why]}.`,
  otherWords: "The ten words are not those of the server's keyring. Ask the person again; if they still differ, somebody is showing you another keyring.",
  keyringUnknown: (version: number): string => `The order names a keyring version ${version} that does not belong to the one this page keeps.`,
  keyringVersion: (said: number, found: number): string => `The order says that its keyring is version ${said}; that keyring is version ${found}.`,
  keyringExpired: (version: number, at: string): string => `Keyring version ${version} ran out on ${at}. Devices refuse orders under it until it is renewed.`,
  expired: (at: string): string => `The order ran out on ${at}. Request it again if it is still wanted.`,
  future: (at: string): string => `The order claims to be of ${at}, which has not come yet.`,
  livesTooLong: "The order lives longer than the keyring allows.",
  tooMany: (count: number): string => `The order is for ${devices(count)}: more than the ladder carries for this action.`,
  approval: (why: Short): string => `Among the signatures that the server shows, ${short[why]}. With it no device obeys.`,
  vetoed: (by: string, at: string): string => `${by} vetoed this order on ${at}. Talk to them; if it is still wanted, request it again.`,
  vetoIgnored: "The server shows a veto that does not hold. It is ignored.",
  suspended: (name: string): string => `The server says that ${name} is suspended. Devices that heard so do not count this signature.`,
  draft: (why: BrokenChain, content: string | null): string =>
    `No device would take this keyring: ${broken[why]}${content === null ? "" : ` (${content})`}.`,
  unreachable: "With this keyring nobody could ever change it again.",
  heard: (name: string): string => `The new key of ${name} does not have the six words that you typed. It is not their key, or you misheard. Ask again, by voice.`,
  draftFuture: (at: string): string => `This keyring is dated ${at}, which has not come yet: suspensions until then would end with it.`,
  draftExpired: (at: string): string => `This keyring ran out on ${at}: devices would obey nobody under it.`,
  labelName: (label: string, found: string): string => `The device ${label} is a device of ${found}, by your keyring. Its label says another name.`,
  labelTwin: (label: string): string => `The label ${label} carries an approver's name, and the device is not that approver's.`,
  proposalKey: (name: string): string => `The key that the server brings for ${name} is another person's, or was not made for this page.`,
  proposalName: (said: string, found: string): string => `The server calls somebody ${said}; your keyring calls the same person ${found}. A key that is added is a key of ${found}.`,
  ownKeyMissing: "The key that this browser made for you is not in this keyring.",
  founded: "There is a keyring already. A second first keyring would be another company.",
  clock: (said: string, found: string): string => `The server's clock says ${said}, yours says ${found}. The later times on this page are from the signed bytes.`,
};
