// HALT: one person stops everything that was issued before now.
import type { Exact, Pin, Veto } from "../../proto";
import { haltBefore, questionOfVeto, rolesOf } from "../../proto";
import type { Case, CaseOrder } from "../model/case";
import type { Finding } from "../model/finding";
import type { OrderView } from "../model/order";
import { examineOrder } from "../model/order";
import type { Texts } from "../texts";
import { moment } from "../texts";
import { stopsSigning } from "../model/finding";
import { el, p, section } from "./dom";
import { vetoAnswer } from "./decide";
import { findingsOf } from "./findings";
import { orderCard, orderTitle, rawOrder } from "./order-card";
import type { Answer } from "./server";
import type { Choice, Desk } from "./signing";
import { Signing } from "./signing";

/** Shows what is pending and takes the halt. What the server hides or lies about is stopped all the same. */
export async function halt(
  desk: Desk,
  matter: Case,
  pin: Pin,
  before: readonly Finding[],
  answer: (answer: Answer) => Promise<void>,
): Promise<void> {
  const missed = missedBy(matter.pending, desk.clock());
  const views = await Promise.all(matter.pending.map((order) => examineOrder(order, matter, pin, desk.clock())));
  const signing = new Signing(desk, [pin.newest.value], matter.me.person, (texts) => [halting(texts, desk, pin, answer)]);
  desk.frame.show({
    title: (texts) => texts.halt.title,
    body: (texts) => [
      findingsOf(texts, before),
      p(texts.halt.lead, "strong"),
      p(texts.halt.until(moment(texts, desk.clock())), "quiet"),
      missed === 0 ? null : p(texts.halt.missed(missed), "notice"),
      pendingOf(texts, views, matter.pendingHidden),
      stopsSigning(before) ? null : signing.draw(texts),
    ],
  });
}

/** Orders that claim a moment to come, by this machine's clock: a halt of now does not stop them. */
export function missedBy(pending: readonly CaseOrder[], now: number): number {
  return pending.filter(({ command }) => command.value.issued >= now).length;
}

function pendingOf(texts: Texts, views: readonly OrderView[], hidden: number): HTMLElement {
  const each = views.map((view) =>
    el(
      "details",
      {},
      el("summary", {}, orderTitle(texts, view.order)),
      findingsOf(texts, view.findings),
      ...orderCard(texts, view),
      rawOrder(texts, view.order, view.digest),
    ),
  );
  const more = hidden === 0 ? null : p(texts.halt.hidden(hidden));
  return section(texts.halt.pending(views.length), views.length === 0 ? p(texts.halt.none) : null, ...each, more);
}

function halting(texts: Texts, desk: Desk, pin: Pin, answer: (answer: Answer) => Promise<void>): Choice {
  let veto: Exact<Veto> | null = null;
  return {
    label: texts.halt.go,
    help: null,
    danger: false,
    part: (person) => ({ roles: rolesOf(pin.newest.value, person), why: () => "" }),
    question: async () => {
      veto = await haltBefore(pin.newest, desk.clock());
      return questionOfVeto(veto);
    },
    done: async (approval) => {
      if (veto !== null) await answer(vetoAnswer(veto, approval));
    },
  };
}
