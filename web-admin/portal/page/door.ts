// Who are you? A login or a passkey, and then the steps of the attempt. Stands on the sign-in page and in the window that opens when a session ended.
import { passkeysAutofill, passkeysWork, usePasskey } from "../../src/api/passkey";
import { Problem } from "../../src/api/problem";
import type { Resumed, SignInStep } from "../model/shape";
import type { Wanted } from "../model/way";
import type { Texts } from "../texts";
import { button, type Child, el, field, form, p } from "./dom";
import type { Desk } from "./desk";
import { ProofPanel } from "./proof";
import { trouble } from "./trouble";

/** What the door stands in. */
interface Place {
  readonly desk: Desk;
  readonly wanted: Wanted;
  readonly redraw: () => void;
  readonly entered: (step: SignInStep) => Promise<void> | void;
}

/** The door. */
export class Door {
  #login = "";
  #panel: ProofPanel | null = null;
  #failure: unknown = null;
  #waiting = new AbortController();
  readonly #place: Place;

  constructor(place: Place) {
    this.#place = place;
  }

  /** True once somebody has said who they are. */
  get isOpen(): boolean {
    return this.#panel !== null;
  }

  /** What is shown now. */
  nodes(texts: Texts): readonly Child[] {
    if (this.#panel !== null) {
      const other = button(texts.door.other, "plain", () => {
        this.#panel = null;
        this.#place.redraw();
        return undefined;
      });
      return [this.#login === "" ? null : p(texts.door.as(this.#login)), ...this.#panel.nodes(texts), el("div", { class: "back" }, other)];
    }
    const { box, input } = field(texts.door.login, "login", { type: "text", autocomplete: "username webauthn", autocapitalize: "none", spellcheck: "false", maxlength: "320", value: this.#login }, texts.door.hint);
    const key = passkeysWork() ? el("div", { class: "others" }, button(texts.door.passkey, "plain", () => this.#byPasskey())) : null;
    return [trouble(texts, this.#failure), form(texts.door.go, () => this.#begin(input.value.trim()), box), key];
  }

  /** Waits for a passkey that somebody chooses in the field. Whatever goes wrong here was not asked for by anybody. */
  async autofill(): Promise<void> {
    if (!(await passkeysAutofill().catch(() => false))) return;
    const waiting = new AbortController();
    this.#waiting = waiting;
    try {
      await this.#answer(await this.#attempt(""), { conditional: true, signal: waiting.signal });
    } catch {
      return;
    }
  }

  /** Goes on with an attempt that was begun here and proved elsewhere, or not. */
  async resume(): Promise<void> {
    try {
      const { step, problem } = await this.#place.desk.server.alone<Resumed>("POST", "sign-in/resume");
      const failure = problem == null ? null : new Problem({ ...problem, status: 0 });
      if (step == null) this.#failure = failure;
      else {
        this.#panel = this.#panelOf(step, "");
        this.#panel.tell(failure);
      }
    } catch (thrown) {
      this.#failure = thrown;
    }
    this.#place.redraw();
    this.#panel?.focus();
  }

  /** Ends what waits. */
  close(): void {
    this.#waiting.abort();
  }

  async #attempt(login: string): Promise<SignInStep> {
    const { app, return_to } = this.#place.wanted;
    const { server } = this.#place.desk;
    return server.alone("POST", "sign-in", { login, ...(app === null ? {} : { app }), ...(return_to === null ? {} : { return_to }) });
  }

  async #begin(login: string): Promise<void> {
    this.close();
    this.#failure = null;
    try {
      this.#login = login;
      this.#panel = this.#panelOf(await this.#attempt(login), login);
    } catch (thrown) {
      this.#failure = thrown;
    }
    this.#place.redraw();
    this.#panel?.focus();
  }

  async #byPasskey(): Promise<void> {
    this.close();
    this.#failure = null;
    try {
      await this.#answer(await this.#attempt(""), {});
    } catch (thrown) {
      this.#failure = thrown;
      this.#place.redraw();
    }
  }

  // One passkey says who it is and proves it; where the rules want more, the panel goes on.
  async #answer(step: SignInStep, how: { conditional?: boolean; signal?: AbortSignal }): Promise<void> {
    const { server } = this.#place.desk;
    const { options } = await server.alone<{ options: unknown }>("POST", "sign-in/passkey", { attempt: step.attempt });
    const { credential } = await usePasskey({ ceremony: "", options }, how);
    this.#login = "";
    this.#panel = this.#panelOf(step, "");
    await this.#panel.bring({ kind: "passkey", credential });
  }

  #panelOf(step: SignInStep, login: string): ProofPanel {
    const { desk, redraw, entered } = this.#place;
    return new ProofPanel(step, {
      desk,
      route: "sign-in/prove",
      login,
      redraw,
      done: entered,
      gone: (failure) => {
        this.#panel = null;
        this.#failure = failure;
        redraw();
        document.querySelector<HTMLElement>("[name=login]")?.focus();
      },
    });
  }
}
