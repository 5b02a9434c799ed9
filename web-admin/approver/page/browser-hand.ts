// WebAuthn of this browser.
import type { Authenticator, MadeCredential } from "../model/hand";
import { BadTouch } from "../model/hand";
import { random } from "../model/trust";

const ES256 = -7;
/** Long enough to find a security key in a bag. */
const TIMEOUT_MS = 180_000;

/** The browser's own authenticators. */
export const browserHand: Authenticator = {
  async get(challenge, rpId, credentialIds) {
    const credential = await touched(
      navigator.credentials.get({
        publicKey: {
          challenge,
          rpId,
          userVerification: "required",
          timeout: TIMEOUT_MS,
          allowCredentials: credentialIds.map((id) => ({ type: "public-key" as const, id })),
        },
      }),
    );
    const { response } = credential;
    if (!(response instanceof AuthenticatorAssertionResponse)) throw new BadTouch("cancelled");
    return {
      authData: new Uint8Array(response.authenticatorData),
      clientDataJson: new Uint8Array(response.clientDataJSON),
      signature: new Uint8Array(response.signature),
    };
  },

  async create(name, rpId): Promise<MadeCredential> {
    const credential = await touched(
      navigator.credentials.create({
        publicKey: {
          challenge: random(32),
          rp: { id: rpId, name: "Lethe approvals" },
          // A random handle: a second key of the same person does not take the place of the first one.
          user: { id: random(32), name, displayName: name },
          pubKeyCredParams: [{ type: "public-key", alg: ES256 }],
          // A keyring holds no credential ids, so a browser that forgot them has to find the key by itself.
          authenticatorSelection: { userVerification: "required", residentKey: "preferred" },
          attestation: "none",
          timeout: TIMEOUT_MS,
          extensions: { credProps: true },
        },
      }),
    );
    const { response } = credential;
    const publicKey = response instanceof AuthenticatorAttestationResponse ? response.getPublicKey() : null;
    if (!(response instanceof AuthenticatorAttestationResponse) || publicKey === null) throw new BadTouch("unusable key");
    return {
      credentialId: new Uint8Array(credential.rawId),
      publicKey: new Uint8Array(publicKey),
      authData: new Uint8Array(response.getAuthenticatorData()),
      discoverable: credential.getClientExtensionResults().credProps?.rk ?? null,
    };
  },
};

async function touched(asked: Promise<Credential | null>): Promise<PublicKeyCredential> {
  let credential: Credential | null;
  try {
    credential = await asked;
  } catch (error) {
    throw new BadTouch("cancelled", { cause: error });
  }
  if (!(credential instanceof PublicKeyCredential)) throw new BadTouch("cancelled");
  return credential;
}

/** Whether the page stands where keys can be used: a saved file has no origin. */
export function hasOrigin(): boolean {
  return location.protocol.startsWith("http") && "credentials" in navigator && "PublicKeyCredential" in window;
}
