// Elements, made one by one: no markup is ever parsed, so the page can forbid it altogether (require-trusted-types-for).

type Child = Node | string | null;
type Attributes = Readonly<Record<string, string | boolean>>;

/** An element with attributes and children; `true` sets an empty attribute, `false` and null leave out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
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

/** A section with a heading that names it. */
export function section(title: string, ...children: readonly Child[]): HTMLElement {
  const id = `s${Math.random().toString(36).slice(2)}`;
  return el("section", { "aria-labelledby": id }, el("h2", { id }, title), ...children);
}

/** A button that is busy while its work runs, so that nothing starts twice. */
export function button(label: string, kind: "main" | "plain" | "danger", work: () => Promise<void> | void): HTMLButtonElement {
  const made = el("button", { type: "button", class: kind }, label);
  made.addEventListener("click", () => {
    const running = work();
    if (running === undefined) return;
    made.disabled = true;
    void running.finally(() => {
      made.disabled = false;
    });
  });
  return made;
}

/** Terms with what is said of them. */
export function facts(...pairs: readonly (readonly [string, Child | readonly Child[]])[]): HTMLDListElement {
  const list = el("dl", {});
  for (const [term, said] of pairs) {
    const children = Array.isArray(said) ? (said as readonly Child[]) : [said as Child];
    list.append(el("dt", {}, term), el("dd", {}, ...children));
  }
  return list;
}

/** Points of a list. */
export function points(items: readonly Child[], kind = ""): HTMLUListElement {
  return el("ul", kind === "" ? {} : { class: kind }, ...items.map((item) => el("li", {}, item)));
}

/** A box to tick, with its label. */
export function tick(label: string, checked: boolean, changed: (checked: boolean) => void): HTMLLabelElement {
  const input = el("input", { type: "checkbox", checked });
  input.addEventListener("change", () => changed(input.checked));
  return el("label", { class: "tick" }, input, el("span", {}, label));
}

/** A choice among few, with its label. */
export function choose<T extends string>(
  label: string,
  options: readonly (readonly [T, string])[],
  chosen: T,
  changed: (value: T) => void,
): HTMLLabelElement {
  const select = el("select", {}, ...options.map(([value, text]) => el("option", { value, selected: value === chosen }, text)));
  select.addEventListener("change", () => {
    const found = options.find(([value]) => value === select.value);
    if (found !== undefined) changed(found[0]);
  });
  return el("label", { class: "field" }, el("span", {}, label), select);
}

/** Gives the person a file. */
export function save(name: string, content: string | Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([content], { type: "application/octet-stream" }));
  const link = el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(url);
}
