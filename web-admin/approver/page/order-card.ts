// One command on one card: what, on which devices, who ordered it and why, until when, what cannot be undone, its six words,
// who has signed; and below, the bytes. Everything comes from the bytes but the requester's name, which is marked.
import { destroys, personOf, toHex } from "../../proto";
import type { Target } from "../../proto";
import type { CaseOrder } from "../model/case";
import type { OrderView } from "../model/order";
import type { Texts } from "../texts";
import { moment } from "../texts";
import { el, facts, p, points, section } from "./dom";
import { wordsOf } from "./findings";

/** The sentence that says what is to be done. */
export function orderTitle(texts: Texts, order: CaseOrder): string {
  const { action, targets } = order.command.value;
  const employee = employeeOf(targets);
  return texts.order.title(action, targets.length, employee === null ? null : texts.quote(employee));
}

/** The employee whose devices all of them are, as the labels name them. */
function employeeOf(targets: readonly Target[]): string | null {
  const names = targets.map(({ label }) => label.split(" · "));
  const [first] = names;
  const same = new Set(targets.map(({ person }) => person)).size === 1 && names.every(([name]) => name === first?.[0]);
  return same && first !== undefined && first.length > 1 ? (first[0] ?? null) : null;
}

/** Everything that a person reads about a command. */
export function orderCard(texts: Texts, view: OrderView): Node[] {
  return [...orderSays(texts, view.order, view.words), peopleOf(texts, view)];
}

/** What the command's own bytes say, without the people around it. */
export function orderSays(texts: Texts, order: CaseOrder, words: string): Node[] {
  const { action } = order.command.value;
  return [
    el("p", { class: destroys(action) ? "danger-text" : "strong" }, texts.order.aftermath[action]),
    section(texts.order.devices, devicesOf(texts, order)),
    orderFacts(texts, order),
    wordsOf(texts.order.words, words, texts.order.wordsHelp),
  ];
}

function devicesOf(texts: Texts, order: CaseOrder): HTMLElement {
  const { targets, lifts } = order.command.value;
  const items = targets.map((target) => {
    const lifted = lifts.filter(({ enrollment }) => enrollment === target.enrollment);
    return el(
      "li",
      {},
      el("strong", {}, texts.quote(target.label)),
      el("div", { class: "quiet mono" }, `${texts.order.enrollment} ${target.enrollment}`),
      ...lifted.map(({ serverKey, counter }) => p(texts.order.lifts(serverKey, counter), "quiet")),
    );
  });
  return el("ol", { class: "devices" }, ...items);
}

function orderFacts(texts: Texts, order: CaseOrder): HTMLElement {
  const { reason, issued, notBefore, expires } = order.command.value;
  const { requestedBy } = order.said;
  const say = texts.order;
  const by = requestedBy === "" ? say.unknown : `${texts.quote(requestedBy)} (${texts.frame.serverSays})`;
  return facts(
    [say.reason, el("strong", {}, texts.quote(reason))],
    [say.orderedBy, by],
    [say.issued, moment(texts, issued)],
    ...(notBefore > issued ? [[say.notBefore, moment(texts, notBefore)] as const] : []),
    [say.expires, moment(texts, expires)],
  );
}

function peopleOf(texts: Texts, view: OrderView): HTMLElement {
  const say = texts.order;
  const name = (person: string): string => texts.quote(personOf(view.newest.value, person)?.name ?? person);
  const votes = view.votes.map(({ person, role }) => `${say.as(name(person), role)} · ${say.checked}`);
  const rings = [view.named?.value.version ?? 0, view.newest.value.version] as const;
  const could = view.could.map(name).join(", ");
  return section(
    say.takes,
    p(texts.needs(view.alternatives) + (view.ballot.oneMore ? ` ${say.oneMore}` : "")),
    facts(
      [say.signed, votes.length === 0 ? say.nobody : points(votes)],
      [say.could, could === "" ? say.nobodyElse : could],
      [say.keyring, rings[0] === rings[1] ? say.keyringIs(rings[1]) : say.keyringsAre(...rings)],
    ),
    p(say.missing(view.missing), "strong"),
  );
}

/** The bytes, for those who want to see what exactly is signed. */
export function rawOrder(texts: Texts, { command }: CaseOrder, digest: string): HTMLElement {
  const say = texts.order;
  return raw(texts, [[say.command, command.value.id], [say.digest, digest]], command.bytes);
}

/** Some names in hexadecimal and the bytes themselves. */
export function raw(texts: Texts, names: readonly (readonly [string, string])[], bytes: Uint8Array): HTMLElement {
  const say = texts.order;
  const code = (text: string): HTMLElement => el("code", {}, text);
  return el(
    "details",
    {},
    el("summary", {}, say.raw),
    p(say.rawHelp, "quiet"),
    facts(...names.map(([name, text]) => [name, code(text)] as const), [say.bytes, code(toHex(bytes))]),
  );
}
