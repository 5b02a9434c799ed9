/** A policy as one sentence. What the company chose is marked, so that it can stand out. */
import type { Hours, Otherwise, Policy, Rules, WhenUnknown } from "../shape";
import { coded, listed, plainNumber, type Words } from "../words";

// Two letters of the private use area: no text and no name has them.
const OPEN = "\uE000";
const CLOSE = "\uE001";

/** One stretch of a sentence. */
export interface Stretch {
  text: string;
  strong: boolean;
}

const strong = (text: string) => `${OPEN}${text}${CLOSE}`;

/** Takes a marked text apart. */
export function stretches(marked: string): Stretch[] {
  return marked
    .split(OPEN)
    .flatMap((part, at): Stretch[] => {
      if (at === 0) return [{ text: part, strong: false }];
      const [inside = "", after = ""] = part.split(CLOSE);
      return [{ text: inside, strong: true }, { text: after, strong: false }];
    })
    .filter(({ text }) => text !== "");
}

/** Names of the days, from Monday: the codes of the rules. */
export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** A day's short name. */
export function dayName(day: string, language: string): string {
  const at = DAYS.findIndex((one) => one === day);
  // 1 January 2024 was a Monday.
  return at < 0 ? day : new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" }).format(Date.UTC(2024, 0, 1 + at));
}

/** "Mon–Fri" where days follow each other, else "Mon, Wed". */
export function daysInWords(days: readonly string[], language: string): string {
  const places = DAYS.flatMap((day, place) => (days.includes(day) ? [place] : []));
  const first = places[0] ?? 0;
  const last = places.at(-1) ?? 0;
  const name = (place: number) => dayName(DAYS[place] ?? "", language);
  if (places.length > 2 && last - first === places.length - 1) return `${name(first)}–${name(last)}`;
  return places.map(name).join(", ");
}

/** Hours in words: "Mon–Fri 09:00–18:00 (Europe/Berlin)". */
export function hoursInWords(hours: Hours, language: string): string {
  const spans = hours.spans.map(({ days, from, until }) => `${daysInWords(days, language)} ${from}–${until}`);
  return `${spans.join(", ")} (${hours.time_zone})`;
}

/** What follows, in words. */
export function clauseWords(clause: Otherwise | WhenUnknown, words: Words): string {
  if (typeof clause === "string") return words.say(`clause.${clause}`);
  return words.say("clause.step_up", { factor: coded(`factor.${clause.step_up}`, words) });
}

function who({ people }: Policy, words: Words): string {
  const roles = people.roles.map((role) => coded(`role.${role}`, words));
  const said = [
    ...(people.groups.length === 0 ? [] : [words.say("sentence.groups", { groups: strong(listed(people.groups, "or", words.language)) })]),
    ...(roles.length === 0 ? [] : [words.say("sentence.roles", { roles: strong(listed(roles, "or", words.language)) })]),
  ];
  if (said.length === 0) return strong(words.say("sentence.everybody"));
  return words.say("sentence.people", { who: said.join(words.say("sentence.orWith")) });
}

function conditions(policy: Policy, rules: Rules, words: Words): string[] {
  const zones = (ids: readonly string[]) => strong(listed(ids.map((id) => rules.zones.find((zone) => zone.id === id)?.name ?? "?"), "or", words.language));
  const { from, not_from: notFrom, device, within, max_km_per_hour: limit } = policy;
  return [
    ...(from.length === 0 ? [] : [words.say("sentence.from", { zones: zones(from) })]),
    ...(notFrom.length === 0 ? [] : [words.say("sentence.notFrom", { zones: zones(notFrom) })]),
    ...(device.length === 0 ? [] : [words.say("sentence.device", { needs: strong(listed(device.map((need) => words.say(`need.${need}`)), "and", words.language)) })]),
    ...(within == null ? [] : [words.say("sentence.within", { hours: strong(hoursInWords(within, words.language)) })]),
    ...(limit == null ? [] : [words.say("sentence.travel", { speed: strong(plainNumber(limit, words.language)) })]),
  ];
}

/** The sentence, marked. */
export function sentenceOf(policy: Policy, rules: Rules, words: Words): string {
  const apps = policy.apps.map((app) => coded(`app.${app}`, words));
  const asked = conditions(policy, rules, words);
  return words.say("sentence", {
    who: who(policy, words),
    apps: apps.length === 0 ? "" : words.say("sentence.apps", { apps: strong(listed(apps, "or", words.language)) }),
    conditions: asked.length === 0 ? strong(words.say("sentence.nothing")) : asked.join(", "),
    otherwise: strong(clauseWords(policy.otherwise, words)),
    unknown: strong(clauseWords(policy.when_unknown, words)),
  });
}
