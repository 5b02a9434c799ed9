/** What an administrator looks at first: numbers that lead somewhere, and how the fleet is made up. */
import type { Tone } from "../words";
import type { Schema } from "../../api";

/** The answer of `GET /status`. */
export type Status = Schema["Status"];

/** One number, where it leads, and how loud it is: nothing to do is quiet. */
export interface Figure {
  readonly name: "approvals" | "unconfirmed" | "refused" | "quiet";
  readonly value: number;
  readonly href: string;
  readonly tone: Tone;
}

/** The four numbers. */
export function figures(status: Status): Figure[] {
  const loud = (value: number, tone: Tone): Tone => (value === 0 ? "plain" : tone);
  return [
    { name: "approvals", value: status.approvals_waiting, href: "/commands", tone: loud(status.approvals_waiting, "waiting") },
    { name: "unconfirmed", value: status.unconfirmed, href: "/commands?state=unconfirmed", tone: loud(status.unconfirmed, "waiting") },
    { name: "refused", value: status.refused, href: "/commands?state=refused", tone: loud(status.refused, "warn") },
    { name: "quiet", value: status.out_of_contact, href: "/devices?contact=quiet", tone: loud(status.out_of_contact, "warn") },
  ];
}

/** One part of a whole. */
export interface Part {
  readonly name: string;
  readonly value: number;
  /** 0 to 1. */
  readonly share: number;
}

/** The parts, the largest first; what is not there is left out. */
export function parts(counts: Readonly<Record<string, number>>): Part[] {
  const whole = total(counts);
  return Object.entries(counts)
    .filter(([, value]) => value > 0)
    .map(([name, value]) => ({ name, value, share: value / whole }))
    .sort((a, b) => b.value - a.value || a.name.localeCompare(b.name));
}

/** How many devices there are. */
export function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, value) => sum + value, 0);
}
