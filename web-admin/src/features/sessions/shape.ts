/** Employees' sessions as the server describes them. Times are milliseconds since 1970. */
import type { Schema } from "../../api";

/** An app inside a session. */
export type Grant = Schema["GrantView"];
/** One session that lasts. */
export type EmployeeSession = Schema["EmployeeSessionView"];
/** How many sessions come from one place. */
export type SessionPlace = Schema["SessionsOfPlace"];

/** What narrows the list. */
export const SESSION_FILTERS = ["person", "app"] as const;

/** The apps inside sessions, each once, by name. */
export function appsOf(sessions: readonly EmployeeSession[]): { app: string; name: string }[] {
  const apps = new Map(sessions.flatMap(({ grants }) => grants.map((grant) => [grant.app, grant.app_name] as const)));
  return [...apps].map(([app, name]) => ({ app, name })).sort((a, b) => a.name.localeCompare(b.name));
}

/** Places that can be drawn, and how many sessions cannot. */
export function onMap(places: readonly SessionPlace[]): { drawn: (SessionPlace & { latitude: number; longitude: number })[]; elsewhere: number } {
  const drawn = places.flatMap((place) => (place.latitude == null || place.longitude == null ? [] : [{ ...place, latitude: place.latitude, longitude: place.longitude }]));
  const count = (all: readonly SessionPlace[]) => all.reduce((sum, { sessions }) => sum + sessions, 0);
  return { drawn, elsewhere: count(places) - count(drawn) };
}
