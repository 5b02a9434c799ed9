// Elements, made one by one: no markup is ever parsed, so the page can forbid it altogether (require-trusted-types-for).

export type Child = Node | string | null;
type Attributes = Readonly<Record<string, string | boolean>>;

/** An element with attributes and children; `true` sets an empty attribute, `false` leaves it out. */
export function el<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A paragraph. */
export function p(text: string, kind = ""): HTMLParagraphElement {
  return el("p", kind === "" ? {} : { class: kind }, text);
}

let sections = 0;

/** A section with a heading that names it. */
export function section(title: string, ...children: readonly Child[]): HTMLElement {
  sections += 1;
  const id = `s${String(sections)}`;
  return el("section", { "aria-labelledby": id }, el("h2", { id }, title), ...children);
}

/** Terms with what is said of them; pairs of which nothing is said are left out. */
export function facts(...pairs: readonly (readonly [string, Child])[]): HTMLDListElement {
  const said = pairs.filter(([, child]) => child !== null && child !== "");
  return el("dl", {}, ...said.map(([term, child]) => el("div", {}, el("dt", {}, term), el("dd", {}, child))));
}

type Kind = "main" | "plain" | "danger";

/** A button that is busy while its work runs, so that nothing starts twice. */
export function button(label: string, kind: Kind, work: () => Promise<unknown> | undefined): HTMLButtonElement {
  const made = el("button", { type: "button", class: kind }, label);
  made.addEventListener("click", () => {
    if (isBusy(made)) return;
    const running = work();
    if (running !== undefined) busy(made, running);
  });
  return made;
}

/** A form with one button. The button is busy while its work runs. */
export function form(label: string, work: () => Promise<unknown>, ...children: readonly Child[]): HTMLFormElement {
  const send = el("button", { type: "submit", class: "main" }, label);
  const made = el("form", {}, ...children, send);
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!isBusy(send)) busy(send, work());
  });
  return made;
}

function isBusy(element: HTMLButtonElement): boolean {
  return element.getAttribute("aria-disabled") === "true";
}

// Not `disabled`: that would take the keyboard's place away.
function busy(element: HTMLButtonElement, running: Promise<unknown>): void {
  element.setAttribute("aria-disabled", "true");
  const free = (): void => {
    element.removeAttribute("aria-disabled");
  };
  running.then(free, free);
}

/** A field with its label, and what helps to fill it. `name` keeps its text when the page is drawn again. */
export function field(label: string, name: string, attributes: Attributes, hint: string | null = null): { readonly box: HTMLElement; readonly input: HTMLInputElement } {
  const id = `f-${name}`;
  const described: Attributes = hint === null ? {} : { "aria-describedby": `${id}-hint` };
  const input = el("input", { id, name, required: true, ...described, ...attributes });
  const help = hint === null ? null : el("span", { id: `${id}-hint`, class: "quiet" }, hint);
  return { box: el("div", { class: "field" }, el("label", { for: id }, label), help, input), input };
}

/** A field for a password, with a button that shows it. */
export function passwordField(label: string, name: string, autocomplete: string, reveal: string, hint: string | null = null): { readonly box: HTMLElement; readonly input: HTMLInputElement } {
  const made = field(label, name, { type: "password", autocomplete, autocapitalize: "none", spellcheck: "false" }, hint);
  const eye = el("button", { type: "button", class: "plain small", "aria-pressed": "false", "aria-controls": made.input.id }, reveal);
  eye.addEventListener("click", () => {
    const hidden = made.input.type === "password";
    made.input.type = hidden ? "text" : "password";
    eye.setAttribute("aria-pressed", String(hidden));
  });
  made.box.append(eye);
  return made;
}

/** Gives the person a file. */
export function save(name: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: "text/plain" }));
  const link = el("a", { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
