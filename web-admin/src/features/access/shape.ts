/** What the access rules and the decisions about sign-ins look like on their way. Times are milliseconds since 1970. */
import type { Schema } from "../../api";

/** All rules, as they travel: what is left out is not asked. */
export type Document = Schema["AccessDocument"];
/** A place to come from. */
export type Zone = Required<Schema["ZoneDocument"]>;
/** A set of networks. */
export type Segment = Required<Schema["SegmentDocument"]>;
/** A sentence. */
export interface Policy extends Omit<Required<Schema["PolicyDocument"]>, "people"> {
  people: Required<Schema["PeopleDocument"]>;
}
/** All rules, with nothing left out. */
export interface Rules {
  zones: Zone[];
  segments: Segment[];
  policies: Policy[];
}
/** Hours of the week. */
export type Hours = Schema["HoursDocument"];
/** What a policy says when a condition fails. */
export type Otherwise = Schema["OtherwiseWord"];
/** What a policy says when a condition cannot be known. */
export type WhenUnknown = Schema["WhenUnknownWord"];
/** The rules in force. */
export type InForce = Schema["AccessRulesView"];
/** What came of a trial. */
export type Tried = Schema["TriedView"];
/** A sign-in. */
export type SignIn = Schema["SignInView"];
/** A decision with all its reasons. */
export type Told = Schema["Told"];
/** What one policy says. */
export type ToldPolicy = Schema["ToldPolicy"];
/** Why one condition stands as it does. */
export type ToldReason = Schema["ToldReason"];
/** The way from the last sign-in to this one. */
export type Journey = Schema["ToldJourney"];
