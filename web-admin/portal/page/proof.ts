// One step of an attempt: a way to prove who one is, one field at a time, and the other ways below it.
import { passkeysWork, usePasskey } from "../../src/api/passkey";
import { isSent, ordered, shown } from "../model/offers";
import type { Factor, Proof, Sent, SignInStep, Typed } from "../model/shape";
import type { Texts } from "../texts";
import { button, type Child, el, field, form, p, passwordField } from "./dom";
import type { Desk } from "./desk";
import { codeOf, trouble } from "./trouble";

/** What the panel stands in. */
interface Place {
  readonly desk: Desk;
  /** Where proofs go. */
  readonly route: "sign-in/prove" | "prove";
  /** What was typed as login, for password managers; empty where somebody is in already. */
  readonly login: string;
  readonly redraw: () => void;
  /** Everything is proved. */
  readonly done: (step: SignInStep) => Promise<void> | void;
  /** The attempt is over and another must begin. */
  readonly gone: (failure: unknown) => void;
}

/** Milliseconds after which a code can be asked for again. */
const AGAIN_MS = 30_000;

/** Shows the steps of one attempt until it is done. */
export class ProofPanel {
  #step: SignInStep;
  #chosen: Factor | null = null;
  #failure: unknown = null;
  #sent = new Map<Sent, number>();
  readonly #place: Place;

  constructor(step: SignInStep, place: Place) {
    this.#step = step;
    this.#place = place;
  }

  /** What is shown now. */
  nodes(texts: Texts): readonly Child[] {
    const factor = shown(this.#step.offers, this.#chosen);
    if (factor === null) return [p(texts.prove.nothing, "strong"), trouble(texts, this.#failure)];
    return [this.#progress(texts), trouble(texts, this.#failure), this.#way(texts, factor), this.#others(texts, factor)];
  }

  /** Says what went wrong elsewhere. */
  tell(failure: unknown): void {
    this.#failure = failure;
  }

  /** Brings a passkey's answer that came by the field. */
  async bring(proof: Proof): Promise<void> {
    await this.#try(async () => {
      const { attempt } = this.#step;
      const step = await this.#place.desk.server.alone<SignInStep>("POST", this.#place.route, { attempt, proof });
      if (step.done !== null) return void (await this.#place.done(step));
      this.#step = step;
      this.#chosen = null;
    });
  }

  async #try(work: () => Promise<unknown>): Promise<void> {
    this.#failure = null;
    const before = this.#step;
    try {
      await work();
    } catch (thrown) {
      if (codeOf(thrown) === "sign_in.gone" || codeOf(thrown) === "sign_in.refused_here") return this.#place.gone(thrown);
      this.#failure = thrown;
    }
    this.#place.redraw();
    if (before !== this.#step) this.focus();
  }

  /** Puts the keyboard into the field. */
  focus(): void {
    document.querySelector<HTMLElement>(".way input:not([hidden]), .way button")?.focus();
  }

  #progress(texts: Texts): HTMLElement | null {
    const { proved } = this.#step;
    return proved.length === 0 ? null : p(texts.prove.proved(proved.map((factor) => texts.factors[factor].name)), "quiet");
  }

  #way(texts: Texts, factor: Factor): HTMLElement {
    const way = el("div", { class: "way" }, p(texts.factors[factor].help));
    if (factor === "passkey") way.append(button(texts.prove.passkey, "main", () => this.#passkey()));
    else if (factor === "oidc") way.append(button(texts.prove.company, "main", () => this.#company()));
    else if (isSent(factor) && !this.#sent.has(factor)) way.append(button(texts.prove.send, "main", () => this.#send(factor)));
    else way.append(this.#typed(texts, factor));
    return way;
  }

  #typed(texts: Texts, factor: Typed): HTMLElement {
    const { label } = texts.factors[factor];
    const isPassword = factor === "password" || factor === "ldap";
    const { box, input } = isPassword ? passwordField(label, factor, "current-password", texts.frame.reveal) : field(label, factor, codeAttributes(factor));
    // Password managers look for the name beside the password.
    const name = isPassword ? el("input", { type: "text", name: "username", autocomplete: "username", value: this.#place.login, hidden: true, readonly: true }) : null;
    const made = form(texts.prove.go, () => this.bring({ kind: factor, text: input.value }), name, box);
    if (isSent(factor)) made.append(this.#again(texts, factor));
    return made;
  }

  #again(texts: Texts, factor: Sent): HTMLElement {
    const again = button(texts.prove.sendAgain, "plain", () => this.#send(factor));
    const count = (): void => {
      const left = Math.ceil(((this.#sent.get(factor) ?? 0) + AGAIN_MS - Date.now()) / 1000);
      if (left > 0) again.setAttribute("aria-disabled", "true");
      else again.removeAttribute("aria-disabled");
      again.textContent = left > 0 ? texts.prove.sendAgainIn(left) : texts.prove.sendAgain;
      if (left > 0) setTimeout(() => again.isConnected && count(), 1000);
    };
    // It stands in the page only after this drawing.
    setTimeout(count);
    return again;
  }

  #others(texts: Texts, factor: Factor): HTMLElement | null {
    const others = ordered(this.#step.offers).filter((other) => other !== factor && (other !== "passkey" || passkeysWork()));
    if (others.length === 0) return null;
    const choose = (other: Factor) => () => {
      this.#chosen = other;
      this.#failure = null;
      this.#place.redraw();
      this.focus();
      return undefined;
    };
    return el("div", { class: "others" }, el("h2", {}, texts.prove.others), el("ul", { class: "choices" }, ...others.map((other) => el("li", {}, button(texts.factors[other].name, "plain", choose(other))))));
  }

  async #send(factor: Sent): Promise<void> {
    await this.#try(async () => {
      await this.#place.desk.server.alone("POST", "sign-in/send", { attempt: this.#step.attempt, factor });
      this.#sent.set(factor, Date.now());
      this.#place.desk.frame.say(this.#place.desk.frame.texts.prove.sentNow);
    });
    this.focus();
  }

  async #passkey(): Promise<void> {
    const { attempt } = this.#step;
    let proof: Proof | null = null;
    await this.#try(async () => {
      const { options } = await this.#place.desk.server.alone<{ options: unknown }>("POST", "sign-in/passkey", { attempt });
      const { credential } = await usePasskey({ ceremony: "", options });
      proof = { kind: "passkey", credential };
    });
    if (proof !== null) await this.bring(proof);
  }

  async #company(): Promise<void> {
    await this.#try(async () => {
      const { url } = await this.#place.desk.server.alone<{ url: string }>("POST", "sign-in/company", { attempt: this.#step.attempt });
      location.assign(url);
    });
  }
}

function codeAttributes(factor: Typed): Readonly<Record<string, string>> {
  const typed = { type: "text", autocapitalize: "none", spellcheck: "false" };
  return factor === "recovery_code" ? { ...typed, autocomplete: "off" } : { ...typed, autocomplete: "one-time-code", inputmode: "numeric", maxlength: "12" };
}
