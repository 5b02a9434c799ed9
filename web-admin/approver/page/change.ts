// Draft the next keyring: who comes in, who leaves, for how long. The draft is then read and signed like anybody else's.
import type { Approval, Changes, Pin, Role, SignedKeyring } from "../../proto";
import { ROLES, approval as approvalRule, canBeChanged, encode, nextKeyring, signedKeyring, toBase64 } from "../../proto";
import type { Case, Proposal } from "../model/case";
import { strangeProposals } from "../model/draft";
import type { Finding } from "../model/finding";
import type { Texts } from "../texts";
import { button, el, p, section, tick } from "./dom";
import { findingsOf } from "./findings";
import { signKeyring } from "./sign-keyring";
import type { Answer } from "./server";
import type { Desk } from "./signing";

/** What was chosen so far; it outlives a change of language. */
interface Form {
  readonly add: Map<string, Set<Role>>;
  readonly remove: Set<string>;
  renew: boolean;
  endSolo: boolean;
  trouble: ((texts: Texts) => string) | null;
}

/** Shows the form, then the draft. */
export function change(
  desk: Desk,
  matter: Case,
  pin: Pin,
  around: readonly Finding[],
  answer: (answer: Answer) => Promise<void>,
): void {
  const before = [...around, ...strangeProposals(matter.proposals, pin, desk.place)];
  const form: Form = {
    add: new Map(matter.proposals.map(({ id, roles }) => [id, new Set(roles)])),
    remove: new Set(),
    renew: matter.proposals.length === 0,
    endSolo: false,
    trouble: null,
  };
  const draft = async (): Promise<void> => {
    const drafted = await draftOf(form, matter, pin, desk.clock());
    if (typeof drafted === "function") {
      form.trouble = drafted;
      return desk.frame.redraw();
    }
    form.trouble = null;
    await signKeyring(desk, drafted, pin, {
      title: (texts, version) => texts.keyring.changeTitle(version),
      me: matter.me.person,
      before,
      more: (texts) => [button(texts.change.edit, "plain", show)],
      done: (approval, signed) => {
        const carried = { keyring: signed.keyring, approvals: [approval] };
        return answer({ draft: toBase64(encode(signedKeyring, carried)) });
      },
    });
  };
  const show = (): void => {
    desk.frame.show({
      title: (texts) => texts.keyring.changeTitle(pin.newest.value.version + 1),
      body: (texts) => [
        findingsOf(texts, before),
        p(texts.keyring.lead),
        ...formOf(texts, form, matter, pin, () => desk.frame.redraw()),
        el("p", { role: "alert", class: "trouble" }, form.trouble?.(texts) ?? ""),
        button(texts.change.draft, "main", draft),
      ],
    });
  };
  show();
}

/** The draft, or why there is none. */
async function draftOf(form: Form, matter: Case, pin: Pin, now: number): Promise<SignedKeyring | ((texts: Texts) => string)> {
  const chosen = matter.proposals.filter(({ id }) => form.add.has(id));
  const { solo } = pin.newest.value.limits;
  const changes: Changes = {
    add: chosen.map((proposal) => newcomer(proposal, form.add.get(proposal.id) ?? new Set())),
    remove: [...form.remove],
    renew: form.renew,
    endSolo: solo && (form.endSolo || addsPerson(chosen, pin)),
  };
  const any = changes.add.length > 0 || changes.remove.length > 0 || changes.renew || changes.endSolo;
  if (!any) return (texts) => texts.change.nothing;
  const keyring = await nextKeyring(pin.newest, changes, now);
  if (!canBeChanged(keyring.value)) return (texts) => (solo ? texts.change.needRoot : texts.finding.unreachable);
  return { keyring, approvals: [] };
}

function addsPerson(chosen: readonly Proposal[], pin: Pin): boolean {
  return chosen.some(({ person }) => !pin.newest.value.persons.some(({ id }) => id === person));
}

function newcomer({ person, name, key }: Proposal, roles: ReadonlySet<Role>): Changes["add"][number] {
  return { person: { id: person, name }, roles: [...roles], key };
}

function formOf(texts: Texts, form: Form, matter: Case, pin: Pin, redraw: () => void): (Node | null)[] {
  const ring = pin.newest.value;
  const say = texts.change;
  const chosen = matter.proposals.filter(({ id }) => form.add.has(id));
  const endsSolo = ring.limits.solo && addsPerson(chosen, pin);
  return [
    section(
      say.add,
      matter.proposals.length === 0 ? p(say.none) : null,
      ...matter.proposals.map((proposal) => proposalOf(texts, form, proposal, redraw)),
      endsSolo ? el("p", { class: "notice" }, say.endsSolo) : null,
    ),
    section(
      say.remove,
      p(say.removeHelp, "quiet"),
      ...ring.persons.map(({ id, name }) => toggled(texts.quote(name), form.remove, id)),
    ),
    section(
      texts.keyring.changes,
      tick(say.renew, form.renew, (on) => {
        form.renew = on;
      }),
      ring.limits.solo && !endsSolo
        ? tick(say.endSolo, form.endSolo, (on) => {
            form.endSolo = on;
          })
        : null,
    ),
  ];
}

function proposalOf(texts: Texts, form: Form, { id, name, roles }: Proposal, redraw: () => void): Node {
  const held = form.add.get(id);
  const box = tick(texts.quote(name), held !== undefined, (on) => {
    if (on) form.add.set(id, new Set(roles));
    else form.add.delete(id);
    redraw();
  });
  if (held === undefined) return box;
  const choices = ROLES.map((role) => toggled(texts.role[role], held, role));
  return el("div", {}, box, el("fieldset", {}, el("legend", {}, texts.change.roles(texts.quote(name))), ...choices));
}

function toggled<T>(label: string, set: Set<T>, value: T): HTMLElement {
  return tick(label, set.has(value), (on) => {
    if (on) set.add(value);
    else set.delete(value);
  });
}

/** A signature for a draft that somebody else wrote. */
export function signatureAnswer(approval: Approval): Answer {
  return { signatures: [toBase64(encode(approvalRule, approval))] };
}
