// The first time: a link from an administrator opens one session in which somebody sets up by what they will be recognised, and nothing else.
import { missing } from "../model/offers";
import type { Methods, Own } from "../model/shape";
import { button, el, p } from "./dom";
import type { Desk, OwnDesk } from "./desk";
import { showLoaded } from "./load";
import { drawSections, sectionsFor } from "./methods";
import { trouble } from "./trouble";

/** Shows what the link does. It is used up by a button: looking at a link costs nothing. */
export function showWelcome(desk: Desk, secret: string): void {
  let failure: unknown = null;
  const begin = async (): Promise<void> => {
    failure = null;
    try {
      await desk.server.alone("POST", "welcome", { secret });
    } catch (thrown) {
      failure = thrown;
      return desk.frame.redraw();
    }
    await showFirstMethods({ ...desk, own: NEWCOMER });
  };
  desk.frame.belongsTo(null);
  desk.frame.show({
    place: null,
    title: (texts) => texts.welcome.title,
    body: (texts) =>
      secret === ""
        ? [p(texts.welcome.noSecret, "strong")]
        : [p(texts.welcome.lead), p(texts.welcome.once, "quiet"), trouble(texts, failure), el("div", { class: "answers" }, button(texts.welcome.begin, "main", begin))],
  });
}

/** Nobody has been recognised yet, so nobody has a name here. */
const NEWCOMER: Own = { person: { id: "", name: "", email: null, group: null }, session: { id: "", begun: 0, idle_ends: 0, ends: 0, factors: [] } };

function showFirstMethods(desk: OwnDesk): Promise<void> {
  const sections = sectionsFor(desk);
  return showLoaded<Methods>(desk, { place: null, title: (texts) => texts.welcome.setUp }, "factors", (texts, loaded) => {
    const left = missing(loaded.value);
    const finish = button(texts.welcome.finish, "main", () => leave(desk));
    return [
      p(texts.welcome.setUpLead),
      ...drawSections(sections, texts, loaded),
      el("div", { class: "answers" }, p(texts.welcome.missing[left], left === "nothing" ? "strong" : "quiet"), left === "nothing" ? finish : null),
    ];
  });
}

/** The session of the link ends, and the door shows that the new methods work. */
async function leave(desk: Desk): Promise<void> {
  await desk.server.alone("DELETE", "session").catch(() => undefined);
  desk.open("sign-in");
}
