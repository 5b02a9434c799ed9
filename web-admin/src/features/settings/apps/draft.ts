// An app as a form keeps it, and as the server takes it.

/** How an app learns who is there. */
export type AppKind = "forward" | "oidc";

/** What a form keeps. Addresses stand one a line. */
export interface AppDraft {
  id: string;
  name: string;
  kind: AppKind;
  addresses: string;
  confidential: boolean;
}

/** An app as the server lists it. */
export interface App {
  id: string;
  name: string;
  kind: AppKind;
  origins: string[];
  redirect_uris: string[];
  confidential: boolean;
  created: number;
}

/** Of what an OpenID Connect app may learn, all that says who somebody is. */
const SCOPES = ["openid", "profile", "email", "groups"];
const ID = /^[a-z][a-z0-9-]{0,63}$/;

/** The lines of a field, without empty ones. */
export function linesOf(text: string): string[] {
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}

/** What is missing or wrong; null where the server may judge the rest. */
export function wrongIn(draft: AppDraft): "id" | "name" | "addresses" | null {
  if (!ID.test(draft.id)) return "id";
  if (draft.name.trim() === "") return "name";
  const lines = linesOf(draft.addresses);
  return lines.length > 0 && lines.every((line) => URL.canParse(line)) ? null : "addresses";
}

/** The request's body. */
export function registration({ id, name, kind, addresses, confidential }: AppDraft): Record<string, unknown> {
  const app = { id, name: name.trim(), kind };
  const lines = linesOf(addresses);
  return kind === "forward" ? { ...app, origins: lines } : { ...app, redirect_uris: lines, scopes: SCOPES, confidential };
}
