// From the ticket to the one answer: which server, whose company, under which keyring, and then the matter itself.
import { isLine } from "../../proto";
import type { Pin } from "../../proto";
import type { Case } from "../model/case";
import type { Finding } from "../model/finding";
import { BadBytes, NotACase } from "../model/json";
import type { Ticket } from "../model/ticket";
import { believe, clocks } from "../model/trust";
import type { Known } from "../model/trust";
import { change, signatureAnswer } from "./change";
import { decide } from "./decide";
import { button, p } from "./dom";
import { doneScreen } from "./done";
import { refusedScreen, wordsOf } from "./findings";
import { firstKeyring, foundedWords } from "./first";
import { halt } from "./halt";
import { newKey } from "./new-key";
import type { Answer } from "./server";
import { fetchCase, sendAnswer } from "./server";
import { signKeyring } from "./sign-keyring";
import type { Desk } from "./signing";
import { troubleText } from "./signing";
import { askServer, askWords } from "./trust-screens";

/** Works through a ticket. */
export async function openTicket(desk: Desk, ticket: Ticket): Promise<void> {
  const { frame, memory } = desk;
  frame.leadsBackTo(ticket.server);
  const known = await memory.known();
  if (!known.some(({ server }) => server === ticket.server)) await askServer(frame, ticket.server, known);
  const matter = await fetched(desk, ticket);
  if (matter !== null) await openMatter(desk, ticket, matter, known);
}

/** The case, or null after saying why there is none. */
async function fetched(desk: Desk, ticket: Ticket): Promise<Case | null> {
  const { frame } = desk;
  frame.show({ title: (texts) => texts.frame.title, body: (texts) => [p(texts.frame.loading)] });
  try {
    return await fetchCase(ticket);
  } catch (error) {
    const finding = findingOf(error);
    if (finding !== null) {
      frame.show(refusedScreen([finding]));
      return null;
    }
    const again = (): Promise<void> => openTicket(desk, ticket);
    frame.show({
      title: (texts) => texts.frame.title,
      body: (texts) => [p(troubleText(texts, error), "strong"), button(texts.frame.again, "main", again)],
    });
    return null;
  }
}

function findingOf(error: unknown): Finding | null {
  if (error instanceof BadBytes) return { code: "malformed", what: error.path, found: error.malformed.kind };
  return error instanceof NotACase ? { code: "not a case", found: error.message } : null;
}

async function openMatter(desk: Desk, ticket: Ticket, matter: Case, known: readonly Known[]): Promise<void> {
  const { purpose } = matter;
  // The name goes into a keyring, where people read it before they sign.
  if ((purpose === "first-keyring" || purpose === "new-key") && !isLine(matter.me.name)) {
    return desk.frame.show(refusedScreen([{ code: "malformed", what: "case.me.name", found: "shape" }]));
  }
  if (purpose === "first-keyring") return openFirst(desk, ticket, matter, known);
  if (purpose === "new-key") return openNewKey(desk, ticket, matter);
  let trust = await believe(matter, ticket.server, known);
  if (trust.kind === "words") {
    trust = await askWords(desk.frame, matter);
    desk.frame.say(desk.frame.texts.words.pinned(trust.pin.newest.value.version));
  }
  if (trust.kind === "refused") return desk.frame.show(refusedScreen(trust.findings));
  const { pin } = trust;
  desk.memory.keep({ tenant: matter.tenant, server: ticket.server, pin });
  const before = [...trust.findings, ...clocks(matter.now, desk.clock())];
  return openDecision(desk, ticket, matter, pin, before);
}

async function openDecision(
  desk: Desk,
  ticket: Ticket,
  matter: Case,
  pin: Pin,
  before: readonly Finding[],
): Promise<void> {
  const answer = async (given: Answer): Promise<void> => {
    const answered = await sendAnswer(ticket, given);
    desk.frame.show(doneScreen(answered, () => [], ticket.server));
  };
  const { purpose, command, draft } = matter;
  if (purpose === "halt") return halt(desk, matter, pin, before, answer);
  if (purpose === "change") return change(desk, matter, pin, before, answer);
  if (purpose === "decide" && command !== null) return decide(desk, matter, command, pin, before, answer);
  if (purpose !== "sign" || draft === null) return desk.frame.show(refusedScreen([{ code: "not a case", found: purpose }]));
  return signKeyring(desk, draft.signed, pin, {
    title: (texts, version) => texts.keyring.signTitle(version),
    me: matter.me.person,
    before,
    more: () => [],
    done: (approval) => answer(signatureAnswer(approval)),
  });
}

function openNewKey(desk: Desk, ticket: Ticket, matter: Case): void {
  newKey(desk, matter, async (given, words) => {
    const answered = await sendAnswer(ticket, given);
    desk.frame.show(
      doneScreen(answered, (texts) => [wordsOf(texts.newKey.words, words, texts.newKey.wordsHelp), p(texts.newKey.next)], ticket.server),
    );
  });
}

/** Only where nobody has founded this company yet: neither the server nor this browser. */
function openFirst(desk: Desk, ticket: Ticket, matter: Case, known: readonly Known[]): void {
  const founded = known.some(({ tenant, server }) => tenant === matter.tenant || server === ticket.server);
  if (founded || matter.keyrings.length > 0) return desk.frame.show(refusedScreen([{ code: "founded already" }]));
  firstKeyring(desk, matter, async (given, pin) => {
    const answered = await sendAnswer(ticket, given);
    desk.memory.keep({ tenant: matter.tenant, server: ticket.server, pin });
    const digest = await pin.newest.digest();
    desk.frame.show(doneScreen(answered, (texts) => [foundedWords(texts, digest)], ticket.server));
  });
}
