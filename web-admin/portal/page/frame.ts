// What stays on the page whatever it shows: banner, places, language, the main place with its one heading, and a voice for screen readers.
import { PATHS, type Page } from "../model/way";
import { LANGUAGES, type Texts, textsFor } from "../texts";
import { button, type Child, el, p } from "./dom";

/** Something to show, in any language. It is drawn again when something on it or the language changes; fields with a name keep their text. */
export interface Screen {
  /** The place that it belongs to; null for doors, which have no places around them. */
  readonly place: Page | null;
  readonly title: (texts: Texts) => string;
  readonly body: (texts: Texts) => readonly Child[];
}

/** What the frame tells the page. */
interface Around {
  readonly open: (page: Page) => void;
  readonly signOut: () => Promise<void>;
}

const REMEMBERED = "lethe.language";
const PLACES = ["sessions", "methods", "devices"] as const;

/** The page around the screens. */
export class Frame {
  #texts: Texts;
  #screen: Screen | null = null;
  #name: string | null = null;
  readonly #root: HTMLElement;
  readonly #around: Around;
  readonly #voice = el("div", { class: "voice", "aria-live": "polite", role: "status" });

  constructor(root: HTMLElement, around: Around) {
    this.#root = root;
    this.#around = around;
    this.#texts = textsFor(localStorage.getItem(REMEMBERED), navigator.languages);
  }

  get texts(): Texts {
    return this.#texts;
  }

  /** Whose portal this is, once the page knows. */
  belongsTo(name: string | null): void {
    this.#name = name;
  }

  /** Shows a screen and puts the reader at its heading. */
  show(screen: Screen): void {
    this.#screen = screen;
    this.#draw();
    this.#root.querySelector("h1")?.focus();
  }

  /** Draws the same screen again; texts stay in their fields, and whoever works by keyboard stays where they were. */
  redraw(): void {
    redrawn(this.#root, () => {
      this.#draw();
    });
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
    const main = el("main", { id: "main" }, el("h1", { tabindex: "-1" }, screen.title(texts)), ...screen.body(texts));
    main.tabIndex = -1;
    const skip = el("a", { class: "skip", href: "#main" }, texts.frame.skip);
    skip.addEventListener("click", (event) => {
      event.preventDefault();
      main.focus();
    });
    const inside = screen.place !== null && this.#name !== null;
    this.#root.replaceChildren(
      skip,
      el("header", {}, el("span", { class: "brand" }, "Lethe"), this.#languages(), inside ? this.#account() : null),
      ...(inside ? [this.#places(screen.place)] : []),
      main,
      el("footer", {}, p(texts.frame.footer)),
      this.#voice,
    );
  }

  #account(): HTMLElement {
    const { frame } = this.#texts;
    return el("div", { class: "account" }, el("span", {}, this.#name ?? ""), button(frame.signOut, "plain", this.#around.signOut));
  }

  #places(at: Page | null): HTMLElement {
    const links = PLACES.map((page) => {
      const link = el("a", { href: PATHS[page], ...(page === at ? { "aria-current": "page" } : {}) }, this.#texts.frame.places[page]);
      link.addEventListener("click", (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        this.#around.open(page);
      });
      return link;
    });
    return el("nav", { class: "places", "aria-label": this.#texts.frame.around }, ...links);
  }

  #languages(): HTMLElement {
    const buttons = LANGUAGES.map((texts) => {
      const chosen = texts.code === this.#texts.code;
      const made = el("button", { type: "button", class: "plain small", lang: texts.code, "aria-pressed": String(chosen), name: texts.code }, texts.name);
      made.addEventListener("click", () => {
        this.#texts = texts;
        localStorage.setItem(REMEMBERED, texts.code);
        this.redraw();
      });
      return made;
    });
    return el("div", { class: "languages", role: "group", "aria-label": this.#texts.frame.language }, ...buttons);
  }
}

/** Runs `draw`, which replaces what is inside of `root`; what was typed and where the keyboard was stay. */
export function redrawn(root: HTMLElement, draw: () => void): void {
  const typed = new Map([...root.querySelectorAll("input")].map((input) => [input.name, input.value]));
  const focused = root.contains(document.activeElement) ? nameOf(document.activeElement) : null;
  draw();
  for (const input of root.querySelectorAll("input")) {
    const before = typed.get(input.name);
    if (input.name !== "" && before !== undefined) input.value = before;
  }
  if (focused === null) return;
  const all = [...root.querySelectorAll<HTMLElement>("a, button, input")];
  const heading = root.querySelector<HTMLElement>("h1, h2");
  (all.find((element) => nameOf(element) === focused) ?? heading)?.focus();
}

/** What something is called, to find it again in the next drawing. */
function nameOf(element: Element | null): string {
  const called = element?.getAttribute("name") ?? element?.getAttribute("aria-label") ?? element?.textContent ?? "";
  return `${element?.tagName ?? ""} ${called}`;
}
