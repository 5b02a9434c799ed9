// Where somebody is signed in: every session with its apps. One can be ended, and all.
import type { Session } from "../model/shape";
import { country, type Texts, moment, since } from "../texts";
import { button, type Child, el, facts, p } from "./dom";
import type { OwnDesk } from "./desk";
import { type Loaded, showLoaded } from "./load";
import { confirm } from "./window";

interface Sessions {
  readonly sessions: readonly Session[];
}

/** Shows them, this one first. */
export function showSessions(desk: OwnDesk): Promise<void> {
  return showLoaded<Sessions>(desk, { place: "sessions", title: (texts) => texts.sessions.title }, "sessions", (texts, loaded) => {
    const own = loaded.value.sessions.filter(({ current }) => current);
    const others = loaded.value.sessions.filter(({ current }) => !current);
    return [
      p(texts.sessions.lead, "quiet"),
      el("ul", { class: "cards" }, ...[...own, ...others].map((session) => card(desk, texts, session, loaded))),
      el("div", { class: "answers" }, button(texts.sessions.endAll, "danger", () => everywhere(desk))),
    ];
  });
}

function card(desk: OwnDesk, texts: Texts, session: Session, loaded: Loaded<Sessions>): HTMLElement {
  const say = texts.sessions;
  const { place, device } = session;
  const where = [place.country == null ? null : country(texts, place.country), place.address].filter((part) => part != null).join(" · ");
  const name = device == null ? session.label : device.label;
  const id = `session-${session.id}`;
  return el(
    "li",
    { class: "card" },
    el("h2", { id }, name, session.current ? el("span", { class: "mark" }, say.current) : null),
    facts(
      [say.where, where === "" ? say.nowhere : where],
      [say.begun, moment(texts, session.begun)],
      [say.seen, since(texts, session.last_seen, Date.now())],
      [say.until, moment(texts, session.valid_until)],
      [say.apps, session.grants.length === 0 ? null : apps(texts, session)],
    ),
    session.current ? null : button(say.end, "plain", () => end(desk, session, name, loaded)),
  );
}

function apps(texts: Texts, { grants }: Session): Child {
  return el("ul", {}, ...grants.map((grant) => el("li", {}, `${grant.app_name} `, el("span", { class: "quiet" }, since(texts, grant.last_seen, Date.now())))));
}

async function end(desk: OwnDesk, session: Session, name: string, { reload }: Loaded<Sessions>): Promise<void> {
  const ended = await confirm(desk, {
    title: ({ sessions }) => sessions.endTitle,
    says: ({ sessions }) => [p(sessions.endWhat(name))],
    verb: ({ sessions }) => sessions.end,
    work: () => desk.server.ask("DELETE", `sessions/${encodeURIComponent(session.id)}`),
  });
  if (!ended) return;
  desk.frame.say(desk.frame.texts.sessions.ended);
  await reload();
}

async function everywhere(desk: OwnDesk): Promise<void> {
  const ended = await confirm(desk, {
    title: ({ sessions }) => sessions.endAll,
    says: ({ sessions }) => [p(sessions.endAllWhat)],
    verb: ({ sessions }) => sessions.endAll,
    work: () => desk.server.ask("POST", "sessions/end"),
  });
  if (ended) desk.open("sign-in");
}
