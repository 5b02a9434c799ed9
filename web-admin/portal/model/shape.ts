// What travels between the portal and its server, as the server describes it. Moments are milliseconds since 1970.
import type { Schema } from "../../src/api";

/** A way to prove who somebody is. */
export type Factor = Schema["FactorWord"];
/** One that is proved by a text that somebody types. */
export type Typed = Exclude<Factor, "passkey" | "oidc">;
/** One whose text is sent to its owner first. */
export type Sent = Schema["SentFactor"];
/** How far an attempt to sign in is. */
export type SignInStep = Schema["SignInStep"];
/** An attempt that goes on after a journey elsewhere. */
export type Resumed = Schema["ResumedSignIn"];
/** An attempt that began on an enrolled device. */
export type SignInOnDevice = Schema["SignInOnDevice"];
/** A proof: a text that was typed, or an authenticator's answer. */
export type Proof = { readonly kind: Typed; readonly text: string } | { readonly kind: "passkey"; readonly credential: unknown };
/** Who is signed in, and how. */
export type Own = Schema["SignedInEmployee"];
/** A session of the one who looks. */
export type Session = Schema["OwnSessionRow"];
/** A passkey of the one who looks. */
export type Passkey = Schema["EmployeePasskeyView"];
/** By what the one who looks is recognised. */
export type Methods = Schema["FactorsView"];
/** A device of the one who looks. */
export type Device = Schema["OwnDevice"];
