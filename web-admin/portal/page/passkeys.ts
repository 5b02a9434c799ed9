// Passkeys: the safest way in, and one that needs no second.
import { makePasskey, passkeysWork } from "../../src/api/passkey";
import type { Methods, Passkey } from "../model/shape";
import { moment, since, type Texts } from "../texts";
import { button, type Child, el, field, form, p } from "./dom";
import type { OwnDesk } from "./desk";
import type { Loaded } from "./load";
import type { MethodSection } from "./methods";
import { trouble } from "./trouble";
import { confirm } from "./window";

/** The section. */
export class PasskeySection implements MethodSection {
  #isOpen = false;
  #failure: unknown = null;
  readonly #desk: OwnDesk;

  constructor(desk: OwnDesk) {
    this.#desk = desk;
  }

  title = (texts: Texts): string => texts.passkeys.title;

  nodes = (texts: Texts, loaded: Loaded<Methods>): readonly Child[] => {
    const say = texts.passkeys;
    const { passkeys } = loaded.value;
    const list = el("ul", { class: "rows" }, ...passkeys.map((passkey) => this.#row(texts, passkey, loaded)));
    const listed = passkeys.length === 0 ? p(say.none) : list;
    if (!passkeysWork()) return [listed, p(say.unable, "quiet")];
    if (this.#isOpen) return [listed, this.#form(texts, loaded)];
    const open = button(say.add, "plain", () => {
      this.#isOpen = true;
      this.#desk.frame.redraw();
      document.querySelector<HTMLElement>("[name=passkey-name]")?.focus();
      return undefined;
    });
    return [listed, p(say.what, "quiet"), open];
  };

  #row(texts: Texts, passkey: Passkey, loaded: Loaded<Methods>): HTMLElement {
    const say = texts.passkeys;
    const used = passkey.used == null ? say.unused : say.used(since(texts, passkey.used, Date.now()));
    const remove = button(say.remove, "plain", () => this.#remove(passkey, loaded));
    remove.setAttribute("aria-label", say.removeOne(passkey.name));
    return el("li", {}, el("span", {}, el("strong", {}, passkey.name), el("span", { class: "quiet" }, ` ${say.made(moment(texts, passkey.created))} · ${used}`)), remove);
  }

  #form(texts: Texts, loaded: Loaded<Methods>): HTMLElement {
    const say = texts.passkeys;
    const { box, input } = field(say.name, "passkey-name", { type: "text", maxlength: "100", autocomplete: "off", value: say.nameDefault }, say.nameHint);
    const close = button(texts.frame.cancel, "plain", () => {
      this.#isOpen = false;
      this.#failure = null;
      this.#desk.frame.redraw();
      return undefined;
    });
    return el("div", { class: "inner" }, trouble(texts, this.#failure), form(say.make, () => this.#make(input.value.trim(), loaded), box), close);
  }

  async #make(name: string, loaded: Loaded<Methods>): Promise<void> {
    this.#failure = null;
    const { server, frame } = this.#desk;
    try {
      const begun = await server.ask<{ ceremony: string; options: unknown }>("POST", "factors/passkeys/begin");
      const { ceremony, credential } = await makePasskey(begun);
      await server.ask("POST", "factors/passkeys/finish", { ceremony, credential, name });
    } catch (thrown) {
      this.#failure = thrown;
      return frame.redraw();
    }
    this.#isOpen = false;
    frame.say(frame.texts.passkeys.saved);
    await loaded.reload();
  }

  async #remove({ id, name }: Passkey, { reload }: Loaded<Methods>): Promise<void> {
    const done = await confirm(this.#desk, {
      title: ({ passkeys }) => passkeys.removeOne(name),
      says: ({ passkeys }) => [p(passkeys.removeWhat)],
      verb: ({ passkeys }) => passkeys.remove,
      work: () => this.#desk.server.ask("DELETE", `factors/passkeys/${encodeURIComponent(id)}`),
    });
    if (done) await reload();
  }
}
