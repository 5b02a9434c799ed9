/** Employees' sessions as they travel. Times are milliseconds since 1970. */
import type { Schema } from "../../api";

/** An app inside a session. */
export interface Grant {
  id: string;
  app: string;
  app_name: string;
  begun: number;
  last_seen: number;
}

/** One session that lasts. */
export interface EmployeeSession {
  id: string;
  person: Schema["Named"];
  group?: string | null;
  device?: { id: string; label: string } | null;
  /** Browser and system in words. */
  label: string;
  place: { country?: string | null; address?: string | null };
  begun: number;
  last_seen: number;
  valid_until?: number | null;
  /** `allow` or `step_up`, as it was judged last. */
  verdict?: string | null;
  /** Number of the sign-in that says why. */
  sign_in?: number | null;
  grants: Grant[];
}

/** How many sessions come from one place. */
export interface SessionPlace {
  country?: string | null;
  latitude?: number | null;
  longitude?: number | null;
  sessions: number;
}

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
