// An authenticator app: a secret as a picture and as letters, shown once; it counts once the first code has come back.
import { drawQr } from "../../src/ui/qr";
import type { Methods } from "../model/shape";
import { moment, type Texts } from "../texts";
import { button, type Child, el, field, form, p } from "./dom";
import type { OwnDesk } from "./desk";
import type { Loaded } from "./load";
import type { MethodSection } from "./methods";
import { trouble } from "./trouble";
import { confirm } from "./window";

interface Offer {
  readonly secret: string;
  readonly uri: string;
}

/** The section. */
export class TotpSection implements MethodSection {
  #offer: Offer | null = null;
  #failure: unknown = null;
  readonly #desk: OwnDesk;

  constructor(desk: OwnDesk) {
    this.#desk = desk;
  }

  title = (texts: Texts): string => texts.totp.title;

  nodes = (texts: Texts, loaded: Loaded<Methods>): readonly Child[] => {
    const say = texts.totp;
    const { totp } = loaded.value;
    const state = p(totp == null ? say.none : say.setAt(moment(texts, totp.set_at)));
    if (this.#offer !== null) return [state, this.#shown(texts, this.#offer, loaded)];
    return [
      state,
      trouble(texts, this.#failure),
      button(totp == null ? say.set : say.change, "plain", () => this.#begin()),
      totp == null ? null : button(say.remove, "plain", () => this.#remove(loaded)),
    ];
  };

  #shown(texts: Texts, { secret, uri }: Offer, loaded: Loaded<Methods>): HTMLElement {
    const say = texts.totp;
    const { box, input } = field(say.code, "totp-code", { type: "text", inputmode: "numeric", autocomplete: "one-time-code", maxlength: "12" });
    return el(
      "div",
      { class: "inner" },
      el("ol", {}, el("li", {}, say.scan), el("li", {}, say.type)),
      picture(uri, say.picture),
      p(say.letters),
      el("code", { class: "secret" }, secret.replace(/(.{4})(?=.)/g, "$1 ")),
      trouble(texts, this.#failure),
      form(say.confirm, () => this.#confirm(input.value, loaded), box),
      button(texts.frame.cancel, "plain", () => {
        this.#offer = null;
        this.#failure = null;
        this.#desk.frame.redraw();
        return undefined;
      }),
    );
  }

  async #begin(): Promise<void> {
    this.#failure = null;
    try {
      this.#offer = await this.#desk.server.ask<Offer>("POST", "factors/totp");
    } catch (thrown) {
      this.#failure = thrown;
    }
    this.#desk.frame.redraw();
    document.querySelector<HTMLElement>("[name=totp-code]")?.focus();
  }

  async #confirm(code: string, loaded: Loaded<Methods>): Promise<void> {
    this.#failure = null;
    try {
      await this.#desk.server.ask("POST", "factors/totp/confirm", { code });
    } catch (thrown) {
      this.#failure = thrown;
      return this.#desk.frame.redraw();
    }
    this.#offer = null;
    this.#desk.frame.say(this.#desk.frame.texts.totp.saved);
    await loaded.reload();
  }

  async #remove({ reload }: Loaded<Methods>): Promise<void> {
    const done = await confirm(this.#desk, {
      title: ({ totp }) => totp.remove,
      says: ({ totp }) => [p(totp.removeWhat)],
      verb: ({ totp }) => totp.remove,
      work: () => this.#desk.server.ask("DELETE", "factors/totp"),
    });
    if (done) await reload();
  }
}

const SVG = "http://www.w3.org/2000/svg";

/** A QR code, black on white in every theme, since cameras expect that. */
function picture(text: string, label: string): SVGSVGElement {
  const { path, modules } = drawQr(text);
  const svg = document.createElementNS(SVG, "svg");
  const attributes = { role: "img", "aria-label": label, class: "qr", viewBox: `0 0 ${String(modules)} ${String(modules)}`, "shape-rendering": "crispEdges" };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  const ground = document.createElementNS(SVG, "rect");
  for (const [name, value] of [["width", String(modules)], ["height", String(modules)], ["fill", "#fff"]] as const) ground.setAttribute(name, value);
  const dots = document.createElementNS(SVG, "path");
  dots.setAttribute("d", path);
  svg.append(ground, dots);
  return svg;
}
