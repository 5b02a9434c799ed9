// The password: set for the first time, or changed by whoever knows the old one.
import type { Methods } from "../model/shape";
import { moment, type Texts } from "../texts";
import { button, type Child, el, form, p, passwordField } from "./dom";
import type { OwnDesk } from "./desk";
import type { Loaded } from "./load";
import type { MethodSection } from "./methods";
import { codeOf, trouble } from "./trouble";

/** Shortest password that the server takes; it judges the rest. */
const SHORTEST = "12";

/** The section. */
export class PasswordSection implements MethodSection {
  #isOpen = false;
  #failure: unknown = null;
  readonly #desk: OwnDesk;

  constructor(desk: OwnDesk) {
    this.#desk = desk;
  }

  title = (texts: Texts): string => texts.password.title;

  nodes = (texts: Texts, loaded: Loaded<Methods>): readonly Child[] => {
    const say = texts.password;
    const { password } = loaded.value;
    const state = p(password == null ? say.none : say.setAt(moment(texts, password.set_at)));
    if (this.#isOpen) return [state, this.#form(texts, loaded)];
    const open = button(password == null ? say.set : say.change, "plain", () => {
      this.#isOpen = true;
      this.#desk.frame.redraw();
      document.querySelector<HTMLElement>(password == null ? "[name=new]" : "[name=old]")?.focus();
      return undefined;
    });
    return [state, open];
  };

  #form(texts: Texts, loaded: Loaded<Methods>): HTMLElement {
    const say = texts.password;
    const { person } = this.#desk.own;
    const name = el("input", { type: "text", name: "username", autocomplete: "username", value: person.email ?? person.name, hidden: true, readonly: true });
    const old = loaded.value.password == null ? null : passwordField(say.old, "old", "current-password", texts.frame.reveal);
    const fresh = passwordField(say.new, "new", "new-password", texts.frame.reveal, say.hint);
    fresh.input.setAttribute("minlength", SHORTEST);
    const close = (): void => {
      this.#isOpen = false;
      this.#failure = null;
    };
    const made = form(say.save, () => this.#save(loaded, old?.input.value ?? null, fresh.input.value, close), name, old?.box ?? null, fresh.box, p(say.ends, "quiet"));
    made.append(button(texts.frame.cancel, "plain", () => {
      close();
      this.#desk.frame.redraw();
      return undefined;
    }));
    return el("div", { class: "inner" }, trouble(texts, this.#failure), made);
  }

  async #save(loaded: Loaded<Methods>, old: string | null, fresh: string, close: () => void): Promise<void> {
    this.#failure = null;
    try {
      await this.#desk.server.ask("PUT", "factors/password", { ...(old === null ? {} : { old }), new: fresh });
    } catch (thrown) {
      this.#failure = thrown;
      this.#desk.frame.redraw();
      const field = codeOf(thrown) === "password.old" ? "old" : "new";
      return document.querySelector<HTMLElement>(`[name=${field}]`)?.focus();
    }
    close();
    this.#desk.frame.say(this.#desk.frame.texts.password.saved);
    await loaded.reload();
  }
}
