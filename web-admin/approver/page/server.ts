// The two requests that a ticket allows. No cookies, no redirects, nothing kept by the browser.
import { visible } from "../../proto";
import type { Case } from "../model/case";
import { readCase } from "../model/case";
import { Field } from "../model/json";
import type { Ticket } from "../model/ticket";

/** Why the server gave no answer that can be used. */
export class ServerTrouble extends Error {
  override readonly name = "ServerTrouble";
  constructor(
    readonly kind: "unreachable" | "no answer" | "ticket dead" | "refused",
    /** The server's own words; shown as such. */
    readonly said: string,
    options?: ErrorOptions,
  ) {
    super(said, options);
  }
}

/** One answer of a person, each blob in base64. */
export type Answer =
  | { readonly approval: string }
  | { readonly veto: string }
  | { readonly first: string }
  | { readonly key: string }
  | { readonly draft: string }
  | { readonly signatures: readonly string[] };

/** What the server made of it. */
export interface Answered {
  readonly state: string;
  readonly approvals: number | null;
  readonly stopped: number | null;
}

/** Fetches the matter; it can be fetched again until it is answered. */
export async function fetchCase(ticket: Ticket): Promise<Case> {
  return readCase(await ask(ticket, "ticket", null));
}

/** Sends the one answer. */
export async function sendAnswer(ticket: Ticket, answer: Answer): Promise<Answered> {
  const from = new Field(await ask(ticket, "ticket/answer", answer), "answer");
  const count = (name: string): number | null => from.at(name).optional((field) => field.number());
  return { state: from.at("state").text(), approvals: count("approvals"), stopped: count("stopped") };
}

async function ask(ticket: Ticket, path: string, body: Answer | null): Promise<unknown> {
  const headers: Record<string, string> = { authorization: `Ticket ${ticket.secret}`, accept: "application/json" };
  if (body !== null) headers["content-type"] = "application/json";
  let response: Response;
  try {
    response = await fetch(`${ticket.server}/api/v1/${path}`, {
      method: body === null ? "GET" : "POST",
      headers,
      ...(body === null ? {} : { body: JSON.stringify(body) }),
      credentials: "omit",
      redirect: "error",
      cache: "no-store",
      referrerPolicy: "no-referrer",
    });
  } catch (error) {
    // What was sent may have arrived although the answer did not.
    throw new ServerTrouble(body === null ? "unreachable" : "no answer", "", { cause: error });
  }
  const value: unknown = await response.json().catch(() => null);
  if (response.ok) return value;
  throw new ServerTrouble(response.status === 401 ? "ticket dead" : "refused", problemOf(value));
}

/** Detail and hint of a problem document (RFC 9457). */
function problemOf(value: unknown): string {
  try {
    const from = new Field(value, "problem");
    const parts = ["title", "detail", "hint"].map((name) => from.at(name).optional((field) => field.text()));
    return visible(parts.filter((part) => part !== null && part !== "").join(". "));
  } catch {
    return "";
  }
}
