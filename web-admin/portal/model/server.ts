// Every request of the portal. What the server wants of a person first (a sign-in, a fresh proof) is asked of them, and then the same request is
// sent again: nothing that was typed is lost.
import { Problem, problemOf } from "../../src/api/problem";

type Method = "GET" | "POST" | "PUT" | "DELETE";
type Send = (url: string, init: RequestInit) => Promise<Response>;

/** What the page does for the server's sake. Each resolves when it is done and rejects if somebody would rather not. */
export interface Person {
  readonly signInAgain: () => Promise<void>;
  readonly proveAgain: () => Promise<void>;
}

/** The portal's half of the API. */
export class Server {
  readonly #send: Send;
  #person: Person | null = null;

  constructor(send: Send = (url, init) => fetch(url, init)) {
    this.#send = send;
  }

  /** The page says here how it asks people. */
  attend(person: Person): void {
    this.#person = person;
  }

  /** Asks, and lets the person do what is needed for it. */
  async ask<T>(method: Method, path: string, body?: unknown): Promise<T> {
    // An hour may have passed: after a sign-in the proof is fresh, and after a proof the session may have ended. Twice is enough.
    for (let asked = 0; ; asked += 1) {
      try {
        return await this.alone<T>(method, path, body);
      } catch (thrown) {
        const act = asked < 2 && this.#person !== null && thrown instanceof Problem ? needed(this.#person, thrown) : null;
        if (act === null) throw thrown;
        await act();
      }
    }
  }

  /** Asks once: a refusal is the caller's business. */
  async alone<T>(method: Method, path: string, body?: unknown): Promise<T> {
    const headers: Record<string, string> = { "lethe-console": "1" };
    if (body !== undefined) headers["content-type"] = "application/json";
    const response = await this.#answer(`/portal/v1/${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw await problemOf(response);
    const text = await response.text();
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }

  async #answer(path: string, init: RequestInit): Promise<Response> {
    try {
      return await this.#send(path, init);
    } catch {
      throw new Problem({ code: "console.offline", status: 0, detail: "No answer came from the server." });
    }
  }
}

function needed(person: Person, problem: Problem): (() => Promise<void>) | null {
  if (problem.code === "session.expired") return person.signInAgain;
  return problem.code === "portal.prove_again" ? person.proveAgain : null;
}
