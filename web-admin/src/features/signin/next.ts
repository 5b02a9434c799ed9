// Where to go after the door: a place of this console, never another site.

/** The place that `?next=` names; the overview where it names none of ours. */
export function nextOf(search: string): string {
  const next = new URLSearchParams(search).get("next") ?? "/";
  // "//host" and "/\host" are other sites to a browser.
  return /^\/(?![/\\])/.test(next) && !next.startsWith("/sign-in") ? next : "/";
}
