// Both languages, and what needs more than a text: moments names, findings as sentences.
import type { Finding } from "../model/finding";
import { en } from "./en";
import { ru } from "./ru";

export type Texts = typeof en;

/** Every language, the default one first. */
export const LANGUAGES: readonly Texts[] = [en, ru];

/** The language that somebody chose, or the browser's. */
export function textsFor(chosen: string | null, browser: readonly string[]): Texts {
  const wanted = [...(chosen === null ? [] : [chosen]), ...browser].map((one) => one.slice(0, 2).toLowerCase());
  const found = wanted.map((code) => LANGUAGES.find((texts) => texts.code === code)).find((texts) => texts !== undefined);
  return found ?? en;
}

/** A moment with its zone. */
export function moment(texts: Texts, at: number): string {
  const format = new Intl.DateTimeFormat(texts.code, {
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  });
  // Times come out of messages: one beyond what a date can hold is shown as the number that it is.
  return at <= 8.64e15 ? format.format(at) : String(at);
}

/** Something that the page found, as a sentence. */
export function findingText(texts: Texts, finding: Finding): string {
  const say = texts.finding;
  switch (finding.code) {
    case "not a case":
      return say.notACase(finding.found);
    case "malformed":
      return say.malformed(finding.what, finding.found);
    case "claim":
      return say.claim(finding.what, texts.quote(finding.said), texts.quote(finding.found));
    case "other company":
      return say.otherCompany(finding.said, finding.found);
    case "other server":
      return say.otherServer(finding.said, finding.found);
    case "server key":
      return say.serverKey(finding.said, finding.found);
    case "log key":
      return say.logKey(texts.quote(finding.said), texts.quote(finding.found));
    case "demo":
      return say.demo(finding.said);
    case "suspended":
    case "heard":
      return (finding.code === "heard" ? say.heard : say.suspended)(texts.quote(finding.name));
    case "vetoed":
      return say.vetoed(texts.quote(finding.by), moment(texts, finding.at));
    case "clock":
      return say.clock(moment(texts, finding.said), moment(texts, finding.found));
    case "draft":
      return say.draft(finding.broken, finding.content);
    case "approval":
      return say.approval(finding.short);
    default:
      return aboutKeyringOrTime(texts, finding);
  }
}

type Rest = Exclude<
  Finding,
  { code: "not a case" | "malformed" | "claim" | "other company" | "other server" | "server key" | "log key" | "demo" | "suspended" | "heard" | "vetoed" | "clock" | "draft" | "approval" }
>;

function aboutKeyringOrTime(texts: Texts, finding: Rest): string {
  const say = texts.finding;
  switch (finding.code) {
    case "keyring forked":
      return say.forked(finding.version);
    case "keyring hidden":
      return say.hidden(finding.version);
    case "keyring unsound":
      return say.unsound(finding.version);
    case "keyring missing":
      return say.missing;
    case "keyring does not follow":
      return say.doesNotFollow(finding.version, finding.from, finding.broken);
    case "other words":
      return say.otherWords;
    case "keyring unknown":
      return say.keyringUnknown(finding.version);
    case "keyring version":
      return say.keyringVersion(finding.said, finding.found);
    case "keyring expired":
      return say.keyringExpired(finding.version, moment(texts, finding.at));
    case "expired":
      return say.expired(moment(texts, finding.at));
    case "from the future":
      return say.future(moment(texts, finding.at));
    case "lives too long":
      return say.livesTooLong;
    case "too many devices":
      return say.tooMany(finding.found);
    case "not well-formed":
      return say.notWellFormed;
    case "veto ignored":
      return say.vetoIgnored;
    case "draft unreachable":
      return say.unreachable;
    case "draft from the future":
      return say.draftFuture(moment(texts, finding.at));
    case "draft expired":
      return say.draftExpired(moment(texts, finding.at));
    case "label name":
      return say.labelName(texts.quote(finding.label), texts.quote(finding.found));
    case "label twin":
      return say.labelTwin(texts.quote(finding.label));
    case "proposal key":
      return say.proposalKey(texts.quote(finding.name));
    case "proposal name":
      return say.proposalName(texts.quote(finding.said), texts.quote(finding.found));
    case "own key missing":
      return say.ownKeyMissing;
    case "founded already":
      return say.founded;
  }
}
