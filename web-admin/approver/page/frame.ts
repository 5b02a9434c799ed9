// What stays on the page whatever it shows: banner, language, the main place with its one heading, and a voice for screen readers.
import type { Texts } from "../texts";
import { LANGUAGES, textsFor } from "../texts";
import { el, p } from "./dom";
import type { Memory } from "./memory";

/** Something to show, in any language. It is drawn again when the language changes, so what was typed lives outside of it. */
export interface Screen {
  readonly title: (texts: Texts) => string;
  readonly body: (texts: Texts) => readonly (Node | null)[];
}

/** The page around the screens. */
export class Frame {
  #texts: Texts;
  #screen: Screen | null = null;
  #console: string | null = null;
  readonly #root: HTMLElement;
  readonly #memory: Memory;
  readonly #voice = el("div", { class: "voice", "aria-live": "polite", role: "status" });

  constructor(root: HTMLElement, memory: Memory) {
    this.#root = root;
    this.#memory = memory;
    this.#texts = textsFor(memory.language(), navigator.languages);
  }

  get texts(): Texts {
    return this.#texts;
  }

  /** Where the way back leads, once the page knows. */
  leadsBackTo(console: string): void {
    this.#console = console;
  }

  /** Shows a screen and puts the reader at its heading. */
  show(screen: Screen): void {
    this.#screen = screen;
    this.#draw();
    this.#root.querySelector("h1")?.focus();
  }

  /** Draws the same screen again after something on it changed; whoever works by keyboard stays where they were. */
  redraw(): void {
    const before = nameOf(document.activeElement);
    this.#draw();
    const all = [...this.#root.querySelectorAll<HTMLElement>("button, input, select, textarea, a, summary")];
    all.find((element) => before !== "" && nameOf(element) === before)?.focus();
  }

  /** Says something to those who do not see it. */
  say(text: string): void {
    this.#voice.textContent = text;
  }

  #draw(): void {
    const screen = this.#screen;
    if (screen === null) return;
    const texts = this.#texts;
    document.documentElement.lang = texts.code;
    document.title = `${screen.title(texts)} · Lethe`;
    const body = screen.body(texts).filter((node) => node !== null);
    const main = el("main", { id: "main" }, el("h1", { tabindex: "-1" }, screen.title(texts)), ...body);
    this.#root.replaceChildren(
      el("a", { class: "skip", href: "#main" }, texts.frame.skip),
      el("header", {}, el("span", { class: "brand" }, `Lethe · ${texts.frame.title}`), this.#languages()),
      main,
      el("footer", {}, p(texts.frame.footer), this.#wayBack()),
      this.#voice,
    );
  }

  #wayBack(): Node | null {
    if (this.#console === null) return null;
    return el("a", { href: this.#console, rel: "noreferrer" }, this.#texts.frame.back);
  }

  #languages(): Node {
    const buttons = LANGUAGES.map((texts) => {
      const chosen = texts.code === this.#texts.code;
      const made = el("button", { type: "button", class: "plain", lang: texts.code, "aria-pressed": String(chosen) }, texts.name);
      made.addEventListener("click", () => {
        this.#texts = texts;
        this.#memory.keepLanguage(texts.code);
        this.#draw();
        this.#root.querySelector<HTMLElement>("nav [aria-pressed=true]")?.focus();
      });
      return made;
    });
    return el("nav", { "aria-label": this.#texts.frame.language }, ...buttons);
  }
}

/** What a control is called, to find it again in the next drawing. */
function nameOf(element: Element | null): string {
  if (element === null || element === document.body) return "";
  const label = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.closest("label") : null;
  return `${element.tagName} ${element.id === "" ? (label ?? element).textContent : ""}`.trim();
}
