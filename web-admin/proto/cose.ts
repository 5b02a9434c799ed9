// COSE_Sign1 with detached payload (protocol §3). There is nothing to parse: every byte before the signature is known.
import { concat, hexBytes, startsWith } from "./bytes";
import type { Bytes } from "./bytes";
import { Writer } from "./cbor";
import { keyId } from "./hash";
import { verifyEcdsa, verifyEd25519 } from "./public-key";

/** Who signs: a server node with Ed25519, a device with ECDSA. */
export type Signatory = "server" | "device";

/** What is signed besides the payload. */
export interface Context {
  readonly signatory: Signatory;
  /** Domain of the payload, such as `lethe-receipt/1`. */
  readonly domain: string;
  readonly tenant: string;
}

/** Whether `publicKey` (hexadecimal) signed `payload` in this context. */
export async function verifyCose(cose: Bytes, publicKey: string, context: Context, payload: Bytes): Promise<boolean> {
  const kid = hexBytes(await keyId(publicKey));
  const algorithm = context.signatory === "server" ? 0x27 : 0x26;
  const protectedHeader = concat(Uint8Array.of(0xa2, 0x01, algorithm, 0x04, 0x50), kid);
  const prefix = concat(Uint8Array.of(0x84, 0x55), protectedHeader, Uint8Array.of(0xa0, 0xf6, 0x58, 0x40));
  if (!startsWith(cose, prefix)) return false;
  const message = toBeSigned(protectedHeader, externalAad(context), payload);
  const verify = context.signatory === "server" ? verifyEd25519 : verifyEcdsa;
  return verify(publicKey, message, cose.slice(prefix.length) as Bytes);
}

/** `[domain, tenant, role]`: what binds a signature to its purpose. */
export function externalAad(context: Context): Bytes {
  const to = new Writer();
  to.array(3);
  to.text(context.domain);
  to.bytes(hexBytes(context.tenant));
  to.text(context.signatory);
  return to.finish();
}

/** `Sig_structure` of RFC 9052 §4.4. */
function toBeSigned(protectedHeader: Bytes, external: Bytes, payload: Bytes): Bytes {
  const to = new Writer();
  to.array(4);
  to.text("Signature1");
  to.bytes(protectedHeader);
  to.bytes(external);
  to.bytes(payload);
  return to.finish();
}
