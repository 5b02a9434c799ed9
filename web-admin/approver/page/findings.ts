// What differs, said plainly and first.
import type { Finding } from "../model/finding";
import { areSuspicious, stopsSigning } from "../model/finding";
import type { Texts } from "../texts";
import { findingText } from "../texts";
import { el, p, points, section } from "./dom";
import type { Screen } from "./frame";

/** The findings as a section; null where there are none. */
export function findingsOf(texts: Texts, findings: readonly Finding[]): HTMLElement | null {
  if (findings.length === 0) return null;
  const [stops, suspicious] = [stopsSigning(findings), areSuspicious(findings)];
  const { stopped, stoppedLead, obstacle, notices, tell } = texts.frame;
  const made = section(
    suspicious ? stopped : stops ? obstacle : notices,
    suspicious ? p(stoppedLead) : null,
    points(findings.map((finding) => findingText(texts, finding))),
    suspicious ? p(tell, "strong") : null,
  );
  made.className = stops ? "stop" : "notice";
  if (stops) made.setAttribute("role", "alert");
  return made;
}

/** A screen with nothing but findings. */
export function refusedScreen(findings: readonly Finding[]): Screen {
  const title = areSuspicious(findings) ? "stopped" : "obstacle";
  return { title: (texts) => texts.frame[title], body: (texts) => [findingsOf(texts, findings)] };
}

/** Words to be compared, large. */
export function wordsOf(label: string, words: string, help: string): HTMLElement {
  const items = words.split(" ").map((word) => el("li", { lang: "en" }, word));
  return section(label, el("ol", { class: "words", lang: "en" }, ...items), help === "" ? null : p(help, "quiet"));
}
