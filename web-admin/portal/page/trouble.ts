// What went wrong, in the person's language: what happened, and what to do. What only the server can say stays in its words.
import { Problem } from "../../src/api/problem";
import type { Texts } from "../texts";
import { el, p } from "./dom";

/** Thrown where somebody would rather not: nothing is said of it. */
export class Changed extends Error {}

/** What went wrong, announced at once. */
export function trouble(texts: Texts, thrown: unknown): HTMLElement | null {
  if (thrown === null || thrown instanceof Changed) return null;
  const problem = thrown instanceof Problem ? thrown : new Problem({ code: "console.unreadable", status: 0, detail: String(thrown) });
  const known = texts.problems[problem.code];
  const told = problem.code === "sign_in.refused_here" || known === undefined ? el("div", { lang: "en" }, p(problem.message), problem.hint === null ? null : p(problem.hint)) : null;
  const wait = problem.retryAfterMs === null ? null : p(texts.prove.wait(Math.ceil(problem.retryAfterMs / 1000)));
  return el("div", { class: "stop", role: "alert" }, known === undefined ? null : p(known, "strong"), told, wait);
}

/** The code of a problem; empty for anything else. */
export function codeOf(thrown: unknown): string {
  return thrown instanceof Problem ? thrown.code : "";
}
