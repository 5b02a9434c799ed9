// WebAuthn assertions by the limited verification algorithm (WebAuthn Level 3 §5.8.1.2, protocol §4.3): no JSON parser.
import { concat, equal, hexBytes, startsWith, toBase64Url, utf8 } from "./bytes";
import type { Bytes } from "./bytes";
import { sha256 } from "./hash";
import type { Assertion, Key } from "./messages";
import { rawFromDer, verifyEcdsa } from "./public-key";

/** Flags of the authenticator data: user present, user verified, backup eligible, backed up. */
export const UP = 0x01;
export const UV = 0x04;
export const BE = 0x08;
export const BS = 0x10;

/** Whether the assertion holds for this challenge (hexadecimal) under a keyring's entry. */
export async function verifyAssertion(assertion: Assertion, key: Key, challenge: string): Promise<boolean> {
  const { authData, clientDataJson, signature } = assertion;
  const flags = authData[32];
  if (authData.length !== 37 || flags === undefined) return false;
  const rpIdHash = await sha256(utf8(key.rpId));
  const flagsFit = (flags & UP) !== 0 && (flags & UV) !== 0 && (key.backupEligible || (flags & (BE | BS)) === 0);
  if (!equal(authData.subarray(0, 32), rpIdHash) || !flagsFit) return false;
  if (!isClientData(clientDataJson, challenge, key.origin)) return false;
  const raw = rawFromDer(signature);
  return raw !== null && verifyEcdsa(key.publicKey, concat(authData, await sha256(clientDataJson)), raw);
}

/** Whether the client data is a `webauthn.get` for this challenge from this origin, not framed by another site. */
function isClientData(json: Bytes, challenge: string, origin: string): boolean {
  const encoded = toBase64Url(hexBytes(challenge));
  const begin = utf8(`{"type":"webauthn.get","challenge":"${encoded}","origin":"${origin}"`);
  if (!startsWith(json, begin)) return false;
  const rest = json.subarray(begin.length);
  // Safari leaves `crossOrigin` out when it is false.
  if (equal(rest, utf8("}"))) return true;
  const framed = utf8(',"crossOrigin":false');
  if (!startsWith(rest, framed)) return false;
  const tail = rest.subarray(framed.length);
  return equal(tail, utf8("}")) || (tail[0] === 0x2c && tail[tail.length - 1] === 0x7d);
}
