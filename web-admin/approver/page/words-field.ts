// A field for words that somebody hears: any spacing, pasting allowed, and the words of the list that fit what was begun.
import { WORDS, spelled } from "../../proto";
import type { Texts } from "../texts";
import { el } from "./dom";

const SUGGESTED = 5;

/** The field with its label, help and suggestions. `changed` gets the text at every key. */
export function wordsField(
  texts: Texts,
  label: string,
  text: string,
  expected: number,
  changed: (text: string) => void,
): HTMLElement {
  const id = `w${Math.random().toString(36).slice(2)}`;
  const area = el("textarea", {
    id,
    rows: "2",
    lang: "en",
    autocomplete: "off",
    autocapitalize: "none",
    spellcheck: "false",
    "aria-describedby": `${id}-help`,
  });
  area.value = text;
  const help = el("p", { id: `${id}-help`, class: "quiet" });
  const list = el("div", { class: "suggestions", role: "group", "aria-label": texts.words.suggestions });
  const draw = (): void => {
    const words = spelled(area.value);
    const begun = /[a-z]$/i.test(area.value) ? (words[words.length - 1] ?? "") : "";
    const fitting = begun === "" ? [] : WORDS.filter((word) => word.startsWith(begun) && word !== begun);
    list.replaceChildren(...fitting.slice(0, SUGGESTED).map(offer));
    const wrong = words.find((word, at) => !WORDS.includes(word) && !(at === words.length - 1 && fitting.length > 0));
    const counted = expected === 10 ? texts.words.count(words.length) : texts.words.help;
    help.textContent = wrong === undefined ? counted : texts.words.unknown(wrong);
  };
  const offer = (word: string): HTMLElement => {
    const made = el("button", { type: "button", class: "plain", lang: "en" }, word);
    made.addEventListener("click", () => {
      area.value = `${area.value.replace(/[a-z]+$/i, word)} `;
      changed(area.value);
      draw();
      area.focus();
    });
    return made;
  };
  area.addEventListener("input", () => {
    changed(area.value);
    draw();
  });
  draw();
  return el("div", { class: "field" }, el("label", { for: id }, label), area, help, list);
}
