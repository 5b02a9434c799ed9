/**
 * The honest timeline: moments of one order together as its steps, *requested → approved by … → queued → delivered → accepted →
 * key destroyed (reported by the device) → shares destroyed (proven by us)*, everything else by itself. A step that has not happened
 * is shown as not happened; no step is inferred from a later one.
 */
import { actionOf, destroys } from "../orders";
import { type Phrase, type Tone, phrase } from "../words";
import { eventPhrase, fact, type Moment } from "./shape";

/** One step of an order. */
export interface Step {
  readonly name: string;
  readonly text: Phrase;
  /** Null for a step that has not happened. */
  readonly moment: Moment | null;
  readonly tone: Tone;
}

/** One entry of the timeline. */
export type Entry =
  | { readonly kind: "single"; readonly at: number; readonly moment: Moment; readonly text: Phrase }
  | {
      readonly kind: "order";
      readonly at: number;
      readonly command: string;
      readonly action: string;
      readonly steps: readonly Step[];
      /** Nothing more is expected. */
      readonly over: boolean;
    };

/** The moments as entries, newest first. */
export function story(moments: readonly Moment[]): Entry[] {
  const orders = new Map<string, Moment[]>();
  const singles: Moment[] = [];
  const byDigest = digests(moments);
  for (const moment of moments) {
    const command = moment.command ?? byDigest.get(fact(moment, "subject") || fact(moment, "digest")) ?? null;
    if (command === null) singles.push(moment);
    else orders.set(command, [...(orders.get(command) ?? []), moment]);
  }
  const entries: Entry[] = [...orders].map(([command, parts]) => order(command, parts, takeShares(parts, singles)));
  entries.push(...singles.map((moment): Entry => ({ kind: "single", at: moment.at, moment, text: said(moment) })));
  return entries.sort((a, b) => b.at - a.at);
}

/** Commands by the digest of their bytes, which is what a receipt names. */
function digests(moments: readonly Moment[]): Map<string, string> {
  const known = new Map<string, string>();
  for (const moment of moments) {
    const digest = moment.title === "command.requested" ? fact(moment, "digest") : "";
    if (digest !== "" && moment.command != null) known.set(digest, moment.command);
  }
  return known;
}

/** The destruction of our half names no command: it belongs to the erasure whose receipt came last before it. */
function takeShares(parts: readonly Moment[], singles: Moment[]): Moment[] {
  const done = parts.find((moment) => isReceipt(moment, "done"));
  const action = actionOf(actionName(parts));
  if (done === undefined || action === undefined || !destroys(action)) return [];
  const at = singles.findIndex((moment) => moment.title === "share.destroyed" && moment.at >= done.at);
  return at < 0 ? [] : singles.splice(at, 1);
}

function isReceipt(moment: Moment, stage: string): boolean {
  return moment.kind === "receipt" && moment.title === stage;
}

function actionName(parts: readonly Moment[]): string {
  return parts.map((moment) => fact(moment, "action")).find((action) => action !== "") ?? "";
}

function order(command: string, parts: readonly Moment[], shares: readonly Moment[]): Entry {
  const name = actionName(parts);
  const action = actionOf(name);
  const erases = action !== undefined && destroys(action);
  const first = (...titles: string[]) => [...parts].sort((a, b) => a.at - b.at).find((moment) => titles.includes(moment.title)) ?? null;
  const stopped = first("command.vetoed", "command.cancelled", "command.superseded", "command.expired");
  const refused = parts.find((moment) => isReceipt(moment, "refused")) ?? null;
  const done = parts.find((moment) => isReceipt(moment, "done")) ?? null;
  const accepted = parts.find((moment) => isReceipt(moment, "accepted")) ?? null;
  const approvals = parts.filter((moment) => moment.title === "command.approved").sort((a, b) => a.at - b.at);
  const over = done !== null || refused !== null || stopped !== null;
  const wait = (step: string, moment: Moment | null): Step[] =>
    moment === null && over ? [] : [{ name: step, text: phrase(`timeline:step.${step}`), moment, tone: "plain" }];
  const steps: Step[] = [
    ...wait("requested", first("command.requested")),
    ...approvals.map((moment): Step => ({ name: "approved", text: approvedBy(moment), moment, tone: "plain" })),
    ...(approvals.length === 0 ? wait("approved", null) : []),
    ...wait("queued", first("command.dispatched")),
    ...(accepted === null ? wait("delivered", null) : []),
    ...wait("accepted", accepted),
    ...parts.filter((moment) => isReceipt(moment, "partly")).map((moment): Step => ({ name: "partly", text: phrase("timeline:step.partly"), moment, tone: "warn" })),
    ...last({ done, refused, stopped, erases }),
    ...(erases && (done !== null || !over) ? [sharesStep(shares[0] ?? null)] : []),
  ];
  const at = Math.max(...[...parts, ...shares].map((moment) => moment.at));
  return { kind: "order", at, command, action: name, steps, over: over && (!erases || done === null || shares.length > 0) };
}

function approvedBy(moment: Moment): Phrase {
  const who = moment.actor.name;
  return who === "" ? phrase("timeline:step.approved") : phrase("timeline:step.approvedBy", { name: who });
}

/** How it ended: the device's own word first, a stop beside it, or the step that everybody waits for. */
function last(end: { done: Moment | null; refused: Moment | null; stopped: Moment | null; erases: boolean }): Step[] {
  const steps: Step[] = [];
  if (end.stopped !== null) {
    const word = end.stopped.title.slice("command.".length);
    steps.push({ name: word, text: phrase(`timeline:step.${word}`), moment: end.stopped, tone: "waiting" });
  }
  if (end.refused !== null) {
    const reason = fact(end.refused, "reason");
    steps.push({ name: "refused", text: phrase("timeline:step.refused", { reason }), moment: end.refused, tone: "warn" });
  }
  if (end.done !== null) steps.push(doneStep(end.done, end.erases));
  else if (steps.length === 0) {
    const name = end.erases ? "keyDestroyed" : "done";
    steps.push({ name, text: phrase(`timeline:step.${name}`), moment: null, tone: "plain" });
  }
  return steps;
}

/** "Key destroyed" only where the signed evidence says so. */
function doneStep(done: Moment, erases: boolean): Step {
  if (!erases) return { name: "done", text: phrase("timeline:step.done"), moment: done, tone: "plain" };
  const key = fact(done, "device_key_destroyed") === "true";
  const data = fact(done, "data_removed") === "true";
  if (!key) return { name: "doneWithoutKey", text: phrase("timeline:step.doneWithoutKey"), moment: done, tone: "warn" };
  const name = data ? "keyDestroyed" : "keyDestroyedDataLeft";
  return { name, text: phrase(`timeline:step.${name}`), moment: done, tone: "danger" };
}

function sharesStep(moment: Moment | null): Step {
  return { name: "sharesDestroyed", text: phrase("timeline:step.sharesDestroyed"), moment, tone: moment === null ? "plain" : "danger" };
}

/** What a moment says that belongs to no order. */
export function said(moment: Moment): Phrase {
  if (moment.kind === "receipt") {
    return phrase(`events:receipt.${moment.title}`, { reason: fact(moment, "reason"), container: fact(moment, "container") });
  }
  return eventPhrase({ verb: moment.title, facts: moment.facts });
}

/** Entries under the day on which they happened, as `dayOf` calls it. */
export function byDay(entries: readonly Entry[], dayOf: (at: number) => string): { day: string; entries: Entry[] }[] {
  const days: { day: string; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const day = dayOf(entry.at);
    const open = days.at(-1);
    if (open?.day === day) open.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
