// The outcome in words, and the way back.
import type { Texts } from "../texts";
import { el, p } from "./dom";
import type { Screen } from "./frame";
import type { Answered } from "./server";

/** What the server made of the answer. */
export function doneScreen(answered: Answered, more: (texts: Texts) => readonly Node[], console: string): Screen {
  return {
    title: (texts) => texts.done.title,
    body: (texts) => [
      p(outcome(texts, answered), "strong"),
      ...more(texts),
      el("a", { class: "main", href: console, rel: "noreferrer" }, texts.frame.back),
    ],
  };
}

function outcome(texts: Texts, { state, approvals, stopped }: Answered): string {
  const say = texts.done;
  switch (state) {
    case "waiting":
      return say.waiting(approvals);
    case "vetoed":
      return say.vetoed(stopped);
    case "dispatched":
    case "held_by_restore":
    case "founded":
    case "key_proposed":
    case "draft_open":
    case "published":
      return say[state];
    default:
      return say.other(texts.quote(state));
  }
}
