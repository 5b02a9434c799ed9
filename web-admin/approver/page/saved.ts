// A file that somebody carried here: shown, checked as far as this browser can, and the way to sign it elsewhere.
import { Pin, ROLES, challengeOf, commandWords, hexBytes, questionOfCommand, questionOfKeyring } from "../../proto";
import type { Question, Role } from "../../proto";
import type { Case, CaseOrder } from "../model/case";
import { examineDraft } from "../model/draft";
import { examineOrder } from "../model/order";
import type { Saved } from "../model/saved";
import { believeWords } from "../model/trust";
import type { Known } from "../model/trust";
import type { Texts } from "../texts";
import { button, choose, el, p, save, section } from "./dom";
import { findingsOf } from "./findings";
import { keyringCard, keyringDigest } from "./keyring-card";
import { orderCard, orderSays, orderTitle, rawOrder } from "./order-card";
import type { Desk } from "./signing";
import { wordsField } from "./words-field";

/** The pin for a tenant, if this browser has one or the person typed the words of the file's own keyrings. */
function pinFor(tenant: string, known: readonly Known[], typed: Pin | null): Pin | null {
  return known.find((one) => one.tenant === tenant)?.pin ?? typed;
}

/** Shows a file. */
export async function showSaved(desk: Desk, saved: Saved): Promise<void> {
  const known = await desk.memory.known();
  if (saved.kind === "keyring") return showKeyring(desk, saved.signed, known);
  if (saved.kind === "order") return showOrder(desk, saved.order, null, known, null);
  const { matter } = saved;
  if (matter.draft !== null) return showKeyring(desk, matter.draft.signed, known);
  const order = matter.command ?? matter.pending[0];
  if (order === undefined) return showNothing(desk, matter);
  return showOrder(desk, order, matter, known, null);
}

function showNothing(desk: Desk, matter: Case): void {
  desk.frame.show({
    title: (texts) => texts.home.title,
    body: (texts) => [p(texts.home.notAFile(texts.purpose[matter.purpose]))],
  });
}

async function showOrder(
  desk: Desk,
  order: CaseOrder,
  matter: Case | null,
  known: readonly Known[],
  typed: Pin | null,
): Promise<void> {
  const pin = pinFor(order.command.value.tenant, known, typed);
  const digest = await order.command.digest();
  const command = { name: "command.cbor", bytes: order.command.bytes, verb: "approve", question: await questionOfCommand(order.command) };
  const view = pin === null ? null : await examineOrder(order, matter ?? emptyCase(order), pin, desk.clock());
  const compare = matter === null || pin !== null ? null : comparison(desk, matter, (found) => showOrder(desk, order, matter, known, found));
  desk.frame.show({
    title: (texts) => orderTitle(texts, order),
    body: (texts) => [
      p(texts.file.lead),
      ...(view === null ? [unpinned(texts, compare)] : [findingsOf(texts, view.findings)]),
      ...(view === null ? orderSays(texts, order, commandWords(digest)) : orderCard(texts, view)),
      ...signElsewhere(texts, desk, command),
      rawOrder(texts, order, digest),
    ],
  });
}

/** A field for the ten words of the file's own keyrings, so that everything else in it can be checked. */
type Comparison = (texts: Texts) => readonly Node[];

function comparison(desk: Desk, matter: Case, go: (pin: Pin) => Promise<void>): Comparison {
  let typed = "";
  let wrong = false;
  const compare = async (): Promise<void> => {
    const trust = await believeWords(matter, typed);
    if (trust.kind === "pinned") return go(trust.pin);
    wrong = true;
    desk.frame.redraw();
  };
  return (texts) => [
    wordsField(texts, texts.file.ten, typed, 10, (text) => {
      typed = text;
    }),
    el("p", { role: "alert", class: "trouble" }, wrong ? texts.finding.otherWords : ""),
    button(texts.words.go, "main", compare),
  ];
}

function unpinned(texts: Texts, compare: Comparison | null): HTMLElement {
  const made = section(texts.frame.notices, p(texts.file.unpinned, "strong"), ...(compare?.(texts) ?? []));
  made.className = "notice";
  return made;
}

async function showKeyring(desk: Desk, signed: Parameters<typeof examineDraft>[0], known: readonly Known[]): Promise<void> {
  const { value } = signed.keyring;
  const pin = pinFor(value.tenant, known, null);
  const own = desk.memory.ownKeysOf(value.tenant);
  const view = await examineDraft(signed, pin ?? Pin.anchor(signed), own, desk.clock());
  const file = { name: "draft.cbor", bytes: null, verb: "keyring sign", question: await questionOfKeyring(signed.keyring) };
  desk.frame.show({
    title: (texts) => texts.keyring.signTitle(value.version),
    body: (texts) => [
      p(texts.file.lead),
      pin === null ? unpinned(texts, null) : findingsOf(texts, view.findings),
      ...(pin === null ? [] : keyringCard(texts, view)),
      ...keyringDigest(texts, view),
      ...signElsewhere(texts, desk, file),
    ],
  });
}

interface Carried {
  readonly name: string;
  /** Null where the person has the file already. */
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  readonly verb: string;
  readonly question: Question;
}

let chosenRole: Role = "it";

/** The exact commands for a machine with a key of OpenSSH. */
function signElsewhere(texts: Texts, desk: Desk, { name, bytes, verb, question }: Carried): Node[] {
  const say = texts.file;
  const cli = `lethe ${verb} ${name} --key ~/.ssh/id_ed25519_sk${verb === "approve" ? " --out approval.cbor" : ""}`;
  const ssh = "ssh-keygen -Y sign -n lethe-approve-1 -f ~/.ssh/id_ed25519_sk challenge.bin";
  const challenge = async (): Promise<void> => save("challenge.bin", hexBytes(await challengeOf(question, chosenRole)));
  return [
    section(
      say.cli,
      p(say.cliHelp),
      bytes === null ? null : button(say.save, "plain", () => save(name, bytes)),
      el("pre", { tabindex: "0" }, cli),
    ),
    section(
      say.ssh,
      p(say.sshHelp),
      choose(say.role, ROLES.map((role) => [role, texts.role[role]] as const), chosenRole, (role) => {
        chosenRole = role;
        desk.frame.redraw();
      }),
      button(say.saveChallenge, "plain", challenge),
      el("pre", { tabindex: "0" }, ssh),
    ),
  ];
}

/** Nothing around the command but its own company. */
function emptyCase({ command }: CaseOrder): Case {
  const { tenant } = command.value;
  const key = { id: "", publicKey: "" };
  return {
    purpose: "decide",
    now: 0,
    tenant,
    me: { name: "", person: null, roles: [] },
    server: { urls: [], key, log: { origin: "", publicKey: "", generation: 0 } },
    demo: false,
    keyrings: [],
    suspended: [],
    command: null,
    pending: [],
    pendingHidden: 0,
    draft: null,
    proposals: [],
  };
}
