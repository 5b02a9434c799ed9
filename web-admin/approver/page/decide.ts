// Approve or veto one command.
import type { Approval, Exact, Role, Veto } from "../../proto";
import { approval as approvalRule, destroys, encode, questionOfCommand, questionOfVeto, rolesOf, signedVeto, toBase64, vetoOf } from "../../proto";
import type { Pin } from "../../proto";
import type { Case, CaseOrder } from "../model/case";
import type { Finding } from "../model/finding";
import { stopsSigning } from "../model/finding";
import type { OrderView } from "../model/order";
import { capacityOf, examineOrder, missingAfter } from "../model/order";
import type { Texts } from "../texts";
import { findingText } from "../texts";
import { findingsOf } from "./findings";
import { orderCard, orderTitle, rawOrder } from "./order-card";
import type { Answer } from "./server";
import type { Choice, Desk, Part } from "./signing";
import { Signing } from "./signing";

/** Shows the command and takes one answer. `before` are findings about the ticket and the server. */
export async function decide(
  desk: Desk,
  matter: Case,
  order: CaseOrder,
  pin: Pin,
  before: readonly Finding[],
  answer: (answer: Answer) => Promise<void>,
): Promise<void> {
  const view = await examineOrder(order, matter, pin, desk.clock());
  const findings = [...before, ...view.findings];
  const rings = [pin.newest.value];
  const signing = new Signing(desk, rings, matter.me.person, (texts) => [
    approving(texts, desk, matter, view, pin, answer),
    vetoing(texts, desk, view, answer),
  ]);
  desk.frame.show({
    title: (texts) => orderTitle(texts, view.order),
    body: (texts) => [
      findingsOf(texts, findings),
      ...orderCard(texts, view),
      stopsSigning(findings) ? null : signing.draw(texts),
      rawOrder(texts, view.order, view.digest),
    ],
  });
}

function approving(
  texts: Texts,
  desk: Desk,
  matter: Case,
  view: OrderView,
  pin: Pin,
  answer: (answer: Answer) => Promise<void>,
): Choice {
  return {
    label: texts.sign.approve,
    help: null,
    danger: destroys(view.order.command.value.action),
    part: (person) => approverPart(texts, view, person),
    question: async () => {
      // The screen may have been open for hours: what was judged then is judged again.
      const now = await examineOrder(view.order, matter, pin, desk.clock());
      const stop = now.findings.find((finding) => stopsSigning([finding]));
      return stop === undefined ? questionOfCommand(view.order.command) : { refused: findingText(texts, stop) };
    },
    done: (approval) => answer({ approval: toBase64(encode(approvalRule, approval)) }),
  };
}

function approverPart(texts: Texts, view: OrderView, person: string): Part {
  const capacity = capacityOf(view, person);
  switch (capacity.kind) {
    case "role":
      return {
        roles: [capacity.role, ...capacity.others],
        why: (role: Role) => texts.sign.why(role, missingAfter(view, { person, role })),
      };
    case "own device":
      return { refused: texts.sign.ownDevice };
    case "signed already":
      return { refused: texts.sign.signedAlready };
    case "no role":
      return { refused: texts.sign.noRole };
  }
}

function vetoing(texts: Texts, desk: Desk, view: OrderView, answer: (answer: Answer) => Promise<void>): Choice {
  let veto: Exact<Veto> | null = null;
  return {
    label: texts.sign.veto,
    help: texts.sign.vetoHelp,
    danger: false,
    part: (person) => ({ roles: rolesOf(view.newest.value, person), why: () => "" }),
    question: async () => {
      veto = await vetoOf(view.order.command, view.newest, desk.clock());
      return questionOfVeto(veto);
    },
    done: async (approval) => {
      if (veto !== null) await answer(vetoAnswer(veto, approval));
    },
  };
}

/** A veto with its signature, as an answer. */
export function vetoAnswer(veto: Exact<Veto>, approval: Approval): Answer {
  return { veto: toBase64(encode(signedVeto, { veto, approval })) };
}
