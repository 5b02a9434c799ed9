// A command under the page's own eyes: decoded from its bytes, judged under the page's own keyring, compared with what the
// server says of it. What comes out is all that the card shows.
import type { ExactKeyring, Need, Pin, Role, Vote } from "../../proto";
import { CLOCK_SKEW_MS, able, burdens, commandWords, isWellFormed, missingUnder, quorum, rungFor, stops, verifyVeto } from "../../proto";
import type { Ballot } from "../../proto";
import { personOf, questionOfCommand } from "../../proto";
import type { Case, CaseOrder } from "./case";
import type { Finding } from "./finding";

/** What a person reads before they decide. */
export interface OrderView {
  readonly order: CaseOrder;
  readonly digest: string;
  readonly words: string;
  /** The keyring that the command names, and the newest; both must agree. */
  readonly named: ExactKeyring | null;
  readonly newest: ExactKeyring;
  readonly ballot: Ballot;
  readonly votes: readonly Vote[];
  readonly alternatives: readonly (readonly Need[])[];
  /** The fewest signatures that are still missing. */
  readonly missing: number;
  /** Persons who could still sign, by id. */
  readonly could: readonly string[];
  readonly findings: readonly Finding[];
}

/** Judges a command. */
export async function examineOrder(order: CaseOrder, matter: Case, pin: Pin, now: number): Promise<OrderView> {
  const { command } = order;
  const { tenant, keyring, action, targets } = command.value;
  const newest = pin.newest;
  const digest = await command.digest();
  const named = await pin.find(keyring.digest, matter.keyrings);
  const vetoes = await judgeVetoes(order, named ?? newest, newest, now);
  const limits = [named ?? newest, newest].map((ring) => ring.value.limits);
  const ballot: Ballot = {
    question: await questionOfCommand(command),
    approvals: order.approvals,
    action,
    targets: targets.length,
    about: targets.map(({ person }) => person),
    solo: limits.every(({ solo }) => solo),
    demo: limits.every(({ demo }) => demo),
    suspended: [],
    oneMore: vetoes.oneMore,
  };
  const counted = await count(ballot, named ?? newest, newest);
  const findings: Finding[] = [
    ...lies(order, digest),
    ...(tenant === newest.value.tenant ? [] : [{ code: "other company", what: "command", said: tenant, found: newest.value.tenant } as const]),
    ...(isWellFormed(command.value) ? [] : [{ code: "not well-formed" } as const]),
    ...aboutLabels(order, newest),
    ...aboutKeyring(order, named, newest, now),
    ...aboutTime(order, newest, now),
    ...vetoes.findings,
    ...counted.findings,
    ...counted.votes
      .filter(({ person }) => matter.suspended.includes(person))
      .map(({ person }) => ({ code: "suspended", name: personOf(newest.value, person)?.name ?? person }) as const),
  ];
  const signed = counted.votes.map(({ person }) => person);
  const could = able({ ...ballot, about: ballot.solo && ballot.targets <= 1 ? [] : ballot.about, suspended: matter.suspended }, newest.value);
  return {
    order,
    digest,
    words: commandWords(digest),
    named,
    newest,
    ballot,
    votes: counted.votes,
    alternatives: rungFor(newest.value, action, targets.length)?.alternatives ?? [],
    missing: counted.missing,
    could: could.filter((person) => !signed.includes(person)),
    findings,
  };
}

/** What is still missing after this person signs in this role. */
export function missingAfter(view: OrderView, vote: Vote): number {
  const votes = [...view.votes, vote];
  const rings = [view.named ?? view.newest, view.newest].map(({ value }) => value);
  return Math.max(...rings.map((ring) => missingUnder(view.ballot, ring, votes) ?? Number.POSITIVE_INFINITY));
}

/** Where the server's own words about a command differ from its bytes. */
function lies(order: CaseOrder, digest: string): Finding[] {
  const { action, reason, targets } = order.command.value;
  const { said } = order;
  const all: Finding[] = [];
  const compare = (what: "digest" | "action" | "reason", claimed: string | null, found: string): void => {
    if (claimed !== null && claimed !== found) all.push({ code: "claim", what, said: claimed, found });
  };
  compare("digest", said.digest, digest);
  compare("action", said.action, action);
  compare("reason", said.reason, reason);
  if (said.devices === null) return all;
  const [claimed, found] = [said.devices.map(({ label }) => label), targets.map(({ label }) => label)];
  const differs = claimed.length !== found.length || claimed.some((label) => !found.includes(label));
  if (differs) all.push({ code: "claim", what: "devices", said: claimed.join(", "), found: found.join(", ") });
  for (const { label, person } of said.devices) {
    const target = targets.find((one) => one.label === label);
    if (person !== null && target !== undefined && target.person !== person) {
      all.push({ code: "claim", what: "person", said: person, found: target.person });
    }
  }
  return all;
}

/** Labels that name another approver than the one whose device it is: whoever wrote the label may have meant to be misread. */
function aboutLabels(order: CaseOrder, { value }: ExactKeyring): Finding[] {
  return order.command.value.targets.flatMap(({ label, person }): Finding[] => {
    const said = label.split(" · ")[0] ?? "";
    const found = personOf(value, person)?.name;
    const isTwin = found === undefined && value.persons.some(({ name }) => name === said);
    if (found === undefined) return isTwin ? [{ code: "label twin", label }] : [];
    return found === said ? [] : [{ code: "label name", label, found }];
  });
}

function aboutKeyring(order: CaseOrder, named: ExactKeyring | null, newest: ExactKeyring, now: number): Finding[] {
  const { version } = order.command.value.keyring;
  const { expires, version: newestVersion } = newest.value;
  const expired: Finding[] = now >= expires ? [{ code: "keyring expired", version: newestVersion, at: expires }] : [];
  if (named === null) return [{ code: "keyring unknown", version }, ...expired];
  if (named.value.version !== version) return [{ code: "keyring version", said: version, found: named.value.version }, ...expired];
  return expired;
}

function aboutTime(order: CaseOrder, newest: ExactKeyring, now: number): Finding[] {
  const { issued, expires } = order.command.value;
  const all: Finding[] = [];
  if (now >= expires) all.push({ code: "expired", at: expires });
  if (issued > now + CLOCK_SKEW_MS) all.push({ code: "from the future", at: issued });
  if (expires - issued > newest.value.limits.maxLifetimeMs) all.push({ code: "lives too long" });
  return all;
}

async function judgeVetoes(
  order: CaseOrder,
  named: ExactKeyring,
  newest: ExactKeyring,
  now: number,
): Promise<{ oneMore: boolean; findings: Finding[] }> {
  const findings: Finding[] = [];
  let oneMore = false;
  for (const signed of order.vetoes) {
    let by: string | null = null;
    for (const { value } of [newest, named]) by ??= await verifyVeto(signed, value, [], value.limits.demo, now);
    const veto = signed.veto.value;
    if (by === null) {
      findings.push({ code: "veto ignored" });
    } else if (await stops(veto, order.command)) {
      const name = (personOf(newest.value, by) ?? personOf(named.value, by))?.name ?? by;
      findings.push({ code: "vetoed", by: name, at: veto.issued });
    } else {
      oneMore ||= await burdens(veto, order.command);
    }
  }
  return { oneMore, findings };
}

/** Each keyring by itself: what is wrong under the newest must not hide behind what is missing under the named one. */
async function count(
  ballot: Ballot,
  named: ExactKeyring,
  newest: ExactKeyring,
): Promise<{ votes: readonly Vote[]; missing: number; findings: Finding[] }> {
  const findings = new Map<string, Finding>();
  let [votes, missing]: [readonly Vote[], number] = [[], 0];
  for (const ring of [named.value, newest.value]) {
    const counted = await quorum(ballot, [ring]);
    votes = counted.votes;
    missing = Math.max(missing, missingUnder(ballot, ring, votes) ?? 0);
    if (counted.short === "ladder.targets") {
      findings.set("targets", { code: "too many devices", found: ballot.targets });
    } else if (counted.short !== null && counted.short !== "ladder.persons") {
      findings.set(counted.short, { code: "approval", short: counted.short });
    }
  }
  return { votes, missing, findings: [...findings.values()] };
}

/** A person as who signs, or why they do not. */
export type Capacity =
  | { readonly kind: "role"; readonly role: Role; readonly others: readonly Role[]; readonly missing: number }
  | { readonly kind: "own device" | "signed already" | "no role" };

/** In which role a person signs: the one that brings the order furthest. */
export function capacityOf(view: OrderView, person: string): Capacity {
  if (view.ballot.about.includes(person) && !(view.ballot.solo && view.ballot.targets <= 1)) return { kind: "own device" };
  if (view.votes.some((vote) => vote.person === person)) return { kind: "signed already" };
  const rings = [view.named ?? view.newest, view.newest].map(({ value }) => value);
  const asked = new Set(view.alternatives.flat().map(({ role }) => role));
  const holds = (role: Role): boolean =>
    rings.every((ring) => ring.roles.some((list) => list.role === role && list.persons.includes(person)));
  const useful = [...asked].filter(holds).map((role) => ({ role, missing: missingAfter(view, { person, role }) }));
  const [best] = useful.sort((one, other) => one.missing - other.missing);
  if (best === undefined) return { kind: "no role" };
  return { kind: "role", ...best, others: useful.map(({ role }) => role).filter((role) => role !== best.role) };
}
