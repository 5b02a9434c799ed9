// The part of a screen on which somebody signs: who, in which role and why, and the buttons. Nothing is signed here that the same
// screen has not shown.
import type { Approval, Key, Keyring, Question, Role } from "../../proto";
import { Unsupported } from "../../proto";
import { BadTouch, sign } from "../model/hand";
import type { Authenticator } from "../model/hand";
import type { Place } from "../model/signer";
import { keysHere, signersHere } from "../model/signer";
import type { Texts } from "../texts";
import { button, choose, el, p, section, tick } from "./dom";
import type { Frame } from "./frame";
import type { Memory } from "./memory";
import { ServerTrouble } from "./server";

/** What signing needs of its surroundings. */
export interface Desk {
  readonly frame: Frame;
  readonly memory: Memory;
  readonly hand: Authenticator;
  readonly place: Place;
  readonly clock: () => number;
}

/** In which roles a person may sign, the best first; or a sentence that says why they do not. */
export type Part = { readonly roles: readonly Role[]; readonly why: (role: Role) => string } | { readonly refused: string };

/** One thing that can be said by signing. */
export interface Choice {
  readonly label: string;
  readonly help: string | null;
  readonly danger: boolean;
  /** The part of a person in it. */
  readonly part: (person: string) => Part;
  /** What is to be signed; checked by the caller just before. A sentence says why not. */
  readonly question: (role: Role) => Promise<Question | { readonly refused: string }>;
  /** What happens with the signature. */
  readonly done: (approval: Approval, key: Key) => Promise<void>;
}

/** The section; it keeps its own choice of person and role while the language changes. */
export class Signing {
  #person: string | null;
  #role: Role | null = null;
  #anyKey = false;
  #trouble = "";

  constructor(
    private readonly desk: Desk,
    private readonly rings: readonly Keyring[],
    me: string | null,
    private readonly choices: (texts: Texts) => readonly Choice[],
  ) {
    this.#person = signersHere(rings, desk.place, me)[0]?.id ?? null;
  }

  /** Draws it. */
  draw(texts: Texts): HTMLElement {
    const signers = signersHere(this.rings, this.desk.place, this.#person);
    const person = this.#person;
    if (person === null) return section(texts.sign.title, p(texts.sign.nobody));
    const choices = this.choices(texts);
    const [first] = choices;
    const part = first?.part(person) ?? { refused: "" };
    const who = choose(texts.sign.who, signers.map(({ id, name }) => [id, name] as const), person, (id) => {
      this.#person = id;
      this.#role = null;
      this.desk.frame.redraw();
    });
    return section(
      texts.sign.title,
      who,
      ...this.#capacity(texts, part),
      el("div", { class: "answers" }, ...choices.map((choice) => this.#offer(texts, choice, person))),
      tick(texts.sign.anotherKey, this.#anyKey, (any) => {
        this.#anyKey = any;
      }),
      el("p", { role: "alert", class: "trouble" }, this.#trouble),
    );
  }

  #capacity(texts: Texts, part: Part): (Node | null)[] {
    if ("refused" in part) return [part.refused === "" ? null : p(part.refused, "strong")];
    const role = this.#roleIn(part.roles);
    if (role === null) return [];
    const options = part.roles.map((one) => [one, texts.role[one]] as const);
    const select = choose(texts.sign.role, options, role, (chosen) => {
      this.#role = chosen;
      this.desk.frame.redraw();
    });
    return [select, p(part.why(role), "quiet")];
  }

  #roleIn(roles: readonly Role[]): Role | null {
    return roles.find((role) => role === this.#role) ?? roles[0] ?? null;
  }

  #offer(texts: Texts, choice: Choice, person: string): Node {
    const part = choice.part(person);
    const role = "roles" in part ? this.#roleIn(part.roles) : null;
    if (role === null) return el("div", {});
    const made = button(choice.label, choice.danger ? "danger" : "main", () => this.#sign(texts, choice, person, role));
    return el("div", {}, made, choice.help === null ? null : p(choice.help, "quiet"));
  }

  async #sign(texts: Texts, choice: Choice, person: string, role: Role): Promise<void> {
    const { frame, memory, hand, place } = this.desk;
    this.#say("");
    try {
      const question = await choice.question(role);
      if ("refused" in question) return this.#say(question.refused);
      const keys = keysHere(this.rings, person, place);
      frame.say(texts.sign.waiting);
      const own = memory.ownKeys().filter(({ publicKey }) => keys.some((key) => key.publicKey === publicKey));
      const ids = this.#anyKey ? [] : own.map(({ credentialId }) => credentialId);
      const approval = await sign(hand, question, role, keys, ids);
      const key = keys.find(({ id }) => id === approval.key);
      if (key !== undefined) await choice.done(approval, key);
    } catch (error) {
      this.#say(troubleText(texts, error));
    }
  }

  #say(text: string): void {
    this.#trouble = text;
    const place = document.querySelector(".trouble");
    if (place !== null) place.textContent = text;
  }
}

/** What went wrong, as a sentence. Anything unexpected is named as it is. */
export function troubleText(texts: Texts, error: unknown): string {
  if (error instanceof BadTouch) return texts.sign.touch[error.kind];
  if (error instanceof Unsupported) return texts.sign.unsupported;
  if (error instanceof ServerTrouble) {
    const own = texts.sign.trouble[error.kind];
    return error.kind === "refused" && error.said !== "" ? `${own} ${texts.quote(error.said)}` : own;
  }
  return error instanceof Error ? error.message : String(error);
}
