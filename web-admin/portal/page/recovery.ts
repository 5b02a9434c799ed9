// Recovery codes: ten, each good once, shown once, to be printed or kept in a file.
import type { Methods } from "../model/shape";
import { moment, type Texts } from "../texts";
import { button, type Child, el, p, save } from "./dom";
import type { OwnDesk } from "./desk";
import type { Loaded } from "./load";
import type { MethodSection } from "./methods";
import { trouble } from "./trouble";

/** The section. */
export class RecoverySection implements MethodSection {
  #codes: readonly string[] | null = null;
  #failure: unknown = null;
  readonly #desk: OwnDesk;

  constructor(desk: OwnDesk) {
    this.#desk = desk;
  }

  title = (texts: Texts): string => texts.recovery.title;

  nodes = (texts: Texts, loaded: Loaded<Methods>): readonly Child[] => {
    const say = texts.recovery;
    const { recovery_codes } = loaded.value;
    if (this.#codes !== null) return [this.#shown(texts, this.#codes)];
    return [
      p(recovery_codes == null ? say.none : say.left(recovery_codes.left, moment(texts, recovery_codes.made_at))),
      p(say.what, "quiet"),
      trouble(texts, this.#failure),
      recovery_codes == null ? null : p(say.again, "quiet"),
      button(recovery_codes == null ? say.make : say.makeAgain, "plain", () => this.#make(loaded)),
    ];
  };

  #shown(texts: Texts, codes: readonly string[]): HTMLElement {
    const say = texts.recovery;
    const put = button(say.kept, "main", () => {
      this.#codes = null;
      this.#desk.frame.redraw();
      return undefined;
    });
    const print = button(say.print, "plain", () => void globalThis.print());
    const file = button(say.file, "plain", () => void save("lethe-recovery-codes.txt", `${say.fileHead(location.host)}\n\n${codes.join("\n")}\n`));
    const list = el("ol", { class: "codes" }, ...codes.map((code) => el("li", {}, el("code", {}, code))));
    return el("div", { class: "inner printed" }, p(say.once, "strong"), list, el("div", { class: "answers" }, print, file, put));
  }

  async #make(loaded: Loaded<Methods>): Promise<void> {
    this.#failure = null;
    try {
      const { codes } = await this.#desk.server.ask<{ codes: readonly string[] }>("POST", "factors/recovery-codes");
      this.#codes = codes;
    } catch (thrown) {
      this.#failure = thrown;
    }
    await loaded.reload();
    document.querySelector<HTMLElement>(".printed button")?.focus();
  }
}
