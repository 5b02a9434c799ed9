// The browser's half of passkey ceremonies. The server makes the options and checks the answer.
import { Problem } from "./problem";

/** What `…/begin` answers: the options go to the browser, the ceremony's name comes back with the credential. */
export interface Begun {
  ceremony: string;
  options: unknown;
}

/** A finished ceremony, as `…/finish` takes it. */
export interface Finished {
  ceremony: string;
  /** `toJSON()` of the browser. The document calls it an object of no known fields: the server's library reads it. */
  credential: Record<string, never>;
}

interface Options {
  publicKey?: unknown;
}

// webauthn-rs wraps the options as `{publicKey: …}`; the parse functions of the browser take what is inside.
function inner<T>(options: unknown): T {
  const wrapped = (options as Options).publicKey;
  return (wrapped ?? options) as T;
}

/** True where this browser can do passkeys at all. */
export function passkeysWork(): boolean {
  return typeof PublicKeyCredential !== "undefined" && "parseRequestOptionsFromJSON" in PublicKeyCredential;
}

/** True where the browser can offer passkeys in the sign-in field (conditional mediation). */
export async function passkeysAutofill(): Promise<boolean> {
  if (!passkeysWork() || !("isConditionalMediationAvailable" in PublicKeyCredential)) return false;
  return PublicKeyCredential.isConditionalMediationAvailable();
}

function toJson(credential: Credential | null): Finished["credential"] {
  if (credential === null) throw new Problem({ code: "console.passkey_none", status: 0, detail: "The browser gave no passkey." });
  return (credential as PublicKeyCredential).toJSON() as unknown as Finished["credential"];
}

// The browser says NotAllowedError for "cancelled", "timed out" and "no such key" alike, by design.
function said(thrown: unknown): never {
  if (thrown instanceof DOMException && thrown.name === "AbortError") throw thrown;
  const name = thrown instanceof DOMException ? thrown.name : "Error";
  const known: Record<string, string> = {
    NotAllowedError: "console.passkey_cancelled",
    InvalidStateError: "console.passkey_known",
    SecurityError: "console.passkey_origin",
  };
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  throw new Problem({ code: known[name] ?? "console.passkey_failed", status: 0, detail });
}

/** Asks for an existing passkey. `conditional` waits in the sign-in field instead of opening a window. */
export async function usePasskey(begun: Begun, how: { conditional?: boolean; signal?: AbortSignal } = {}): Promise<Finished> {
  try {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(inner<PublicKeyCredentialRequestOptionsJSON>(begun.options));
    const request: CredentialRequestOptions = { publicKey };
    if (how.conditional === true) request.mediation = "conditional";
    if (how.signal !== undefined) request.signal = how.signal;
    return { ceremony: begun.ceremony, credential: toJson(await navigator.credentials.get(request)) };
  } catch (thrown) {
    return said(thrown);
  }
}

/** Makes a new passkey. */
export async function makePasskey(begun: Begun): Promise<Finished> {
  try {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(inner<PublicKeyCredentialCreationOptionsJSON>(begun.options));
    return { ceremony: begun.ceremony, credential: toJson(await navigator.credentials.create({ publicKey })) };
  } catch (thrown) {
    return said(thrown);
  }
}
