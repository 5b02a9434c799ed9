// What travels between the portal and its server. Moments are milliseconds since 1970.

/** A way to prove who somebody is. */
export type Factor = "password" | "passkey" | "totp" | "email_code" | "sms" | "recovery_code" | "ldap" | "oidc";
/** One that is proved by a text that somebody types. */
export type Typed = Exclude<Factor, "passkey" | "oidc">;
/** One whose text is sent to its owner first. */
export type Sent = "email_code" | "sms";

/** How far an attempt to sign in is. */
export interface SignInStep {
  readonly attempt: string;
  readonly offers: readonly Factor[];
  readonly proved: readonly Factor[];
  readonly expires: number;
  readonly done: { readonly return_to: string | null } | null;
}

/** An attempt that began on an enrolled device. */
export interface SignInOnDevice {
  readonly device: string;
  readonly step: SignInStep;
}

/** A proof: a text that was typed, or an authenticator's answer. */
export type Proof = { readonly kind: Typed; readonly text: string } | { readonly kind: "passkey"; readonly credential: unknown };

/** Who is signed in, and how. */
export interface Own {
  readonly person: { readonly id: string; readonly name: string; readonly email: string | null; readonly group: string | null };
  readonly session: { readonly id: string; readonly begun: number; readonly idle_ends: number; readonly ends: number; readonly factors: readonly Factor[] };
}

/** An app inside a session. */
export interface Grant {
  readonly id: string;
  readonly app: string;
  readonly app_name: string;
  readonly begun: number;
  readonly last_seen: number;
}

/** A session of the one who looks. */
export interface Session {
  readonly id: string;
  readonly current: boolean;
  readonly device: { readonly id: string; readonly label: string } | null;
  readonly label: string;
  readonly place: { readonly country: string | null; readonly address: string | null };
  readonly begun: number;
  readonly last_seen: number;
  readonly valid_until: number | null;
  readonly grants: readonly Grant[];
}

/** A passkey of the one who looks. */
export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly created: number;
  readonly used: number | null;
}

/** By what the one who looks is recognised. */
export interface Methods {
  readonly password: { readonly set_at: number } | null;
  readonly totp: { readonly set_at: number } | null;
  readonly recovery_codes: { readonly left: number; readonly made_at: number } | null;
  readonly passkeys: readonly Passkey[];
  readonly email: string | null;
  readonly phone: string | null;
  readonly directory: boolean;
  readonly company: boolean;
}

/** A device of the one who looks. */
export interface Device {
  readonly enrollment: string;
  readonly label: string;
  readonly platform: string | null;
  readonly status: string;
  readonly locked: boolean;
  readonly locked_at: number | null;
  readonly last_seen: number | null;
  readonly created: number;
  readonly ceilings: { readonly actions: readonly string[] };
}
