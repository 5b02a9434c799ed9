// English. The shape of this object is the shape of every language.
import type { Action, BrokenChain, LadderAction, Malformation, Need, Role, Short } from "../../proto";
import { quoted } from "../../proto";
import type { Purpose } from "../model/case";

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;
const devices = (count: number): string => many(count, "device", "devices");
const role: Record<Role, string> = { root: "root", it: "IT", hr: "HR" };
const need = ({ role: of, count }: Need): string => `${count} × ${role[of]}`;

/** What the server's word is about, in the findings. */
const claims = { digest: "the digest", action: "the action", reason: "the reason", devices: "the devices", person: "the person" };

const broken: Record<BrokenChain, string> = {
  content: "its content makes no sense",
  tenant: "it is of another company",
  "not next": "it is not the next version, or names another predecessor",
  loosens: "it loosens what only ever tightens",
  signature: "one of its signatures does not hold",
  "old root": "not enough root persons of the keyring in force have signed it",
  "new root": "not enough root persons of the new keyring have signed it",
  countersign: "a new key has not signed it",
};

const short: Record<Short, string> = {
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

const malformed: Record<Malformation, string> = {
  "too long": "longer than allowed",
  shape: "not a message of this kind",
  "not canonical": "not in the one encoding that devices accept",
};

export const en = {
  code: "en",
  name: "English",
  many,
  devices,
  role,
  needs: (alternatives: readonly (readonly Need[])[]): string =>
    alternatives.map((needs) => needs.map(need).join(" + ")).join(", or "),
  malformed,
  short,
  broken,
  /** In quotation marks, so that its ends can be seen. */
  quote: (text: string): string => quoted(text),

  frame: {
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
  },

  home: {
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
  },

  server: {
    title: "A server that this page does not know",
    lead: "The address of this page asks it to fetch a matter from:",
    others: (list: string): string => `So far this page knows: ${list}.`,
    check: "Is this your company's console? If you came from there, its address bar said the same.",
    go: "Yes, fetch it",
  },

  words: {
    title: "Ten words, before anything can be signed",
    lead: "This browser has no keyring of this company yet. Somebody who has one reads its ten words to you: from this page in their browser, from “lethe keyring show”, or from the paper of the first day. Take them from a person, not from the console.",
    field: "The ten words",
    help: "Type or paste them, with spaces between. Nothing is sent.",
    suggestions: "Words of the list that begin so",
    count: (count: number): string => `${count} of 10 words`,
    unknown: (word: string): string => `“${word}” is not in the list`,
    go: "Compare",
    pinned: (version: number): string => `They agree. This browser keeps keyring version ${version} from now on.`,
  },

  order: {
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
  },

  sign: {
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
  },

  halt: {
    title: "Stop everything that is pending",
    lead: "HALT: no order that was issued before now will be obeyed. Devices that have accepted one already go on. What is still wanted must be requested again, and takes one person more.",
    until: (at: string): string => `By the clock of this machine it is ${at}.`,
    missed: (count: number): string =>
      `${many(count, "pending order claims", "pending orders claim")} a later moment and would go on. If your clock is right, halt again after that moment; if not, set it first.`,
    pending: (count: number): string => `${many(count, "order is", "orders are")} pending`,
    none: "Nothing is pending that you may see. A halt still stops whatever else was issued before now.",
    hidden: (count: number): string => `and ${count} that you may not see`,
    go: "Halt with your key",
  },

  keyring: {
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
    impossible: (actions: readonly LadderAction[]): string => `Nobody could do this yet: ${actions.map((one) => en.actions[one]).join(", ")}.`,
  },

  change: {
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
  },

  actions: {
    wipe_container: "erase a container",
    wipe_device: "erase a device",
    unenroll: "end an enrollment",
    unlock: "unlock",
    unblock_screen: "allow screenshots",
    release_hold: "end a legal hold",
    keyring: "change the keyring",
    release: "release all locks of a server key",
  } satisfies Record<LadderAction, string>,

  changed: {
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
      `To ${en.actions[action]}, for up to ${devices(most)}, it takes: ${ways}. Before: ${before}.`,
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
  },

  first: {
    title: "The first keyring",
    lead: (name: string): string => `${name} will be the first approver. Three steps, about two minutes.`,
    solo: "Until there is a second person this is a pilot: you alone decide, about one device at a time. When the second person comes in, that ends for ever.",
    step1: "1. Your approval key",
    step1Help: "A passkey for this page only. It is another key than the one you sign in to the console with, so that nobody can turn a sign-in into an approval.",
    make: "Make the key",
    made: "The key is made.",
    step2: "2. The recovery key",
    step2Help: "If the server is lost, this file reopens locked containers. Nobody can make it again: keep two copies in two places, offline. It never leaves this page but as the file that you save.",
    save: "Save the recovery key",
    saved: "I have stored the file in two places, and not on this computer alone",
    step3: "3. Sign",
    step3Help: "Your key signs the keyring. Every device that is enrolled from now on pins it.",
    go: "Sign the first keyring",
    demo: "This is a demo: keys of localhost and keys in files count.",
    demoOnly: "This page stands on localhost, and this installation is no demo: a key that is made here will never count.",
    words: "Ten words of your keyring",
    wordsHelp: "Write them down on paper. The next approver types them into their browser, read by you.",
    roles: "You sign as",
    server: "What the keyring will say of the server, by the server's word",
    serverHelp: "Nobody can check this for you but whoever runs the server: on its host, “lethe doctor” shows the same key.",
    addresses: "Addresses for devices",
    serverKey: "Server key",
    log: "Log",
  },

  newKey: {
    title: (name: string): string => `An approval key for ${name}`,
    lead: "A passkey for this page only, and another one than for signing in. It counts when root persons have signed it into the keyring.",
    noPerson: "The server does not know you as an approver yet. Ask an owner to invite you with approver roles.",
    make: "Make the key",
    words: "Six words of your key",
    wordsHelp: "Call a root person and read these six words aloud. They type what they hear. Do not send them through the console or by chat: the call is what makes it safe.",
    next: "When they have signed, the console asks you to sign once too: open that here, in this browser.",
    send: "Hand it to the server",
  },

  backup: {
    never: "It cannot be copied: it lives in one device only. Make a second one as a spare.",
    possible: "It can be copied to a cloud account (backup eligible). Whoever gets into that account may get the key.",
    done: "It lies in a cloud account already (backed up). Whoever gets into that account may get the key.",
    hidden: "This key cannot be found without its id, which only this browser remembers. If you clear its data, the key is of no use any more.",
  },

  done: {
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
  },

  file: {
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
  },

  purpose: {
    "first-keyring": "the first keyring",
    "new-key": "a new key",
    change: "a change of the keyring",
    sign: "a signature for a keyring",
    decide: "a decision",
    halt: "a halt",
  } satisfies Record<Purpose, string>,

  finding: {
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
  },
};
