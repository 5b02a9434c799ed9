/** A command as the rooms of the console think of it. Times are milliseconds since 1970. */

/** So many persons of a role. */
export interface Need {
  readonly role: string;
  readonly count: number;
}

/** One person's approval. */
export interface Approved {
  readonly person: string;
  readonly name: string;
  readonly role: string;
  readonly key: string;
  readonly at: number;
  /** `approval` in base64. */
  readonly approval: string;
  /** Index of its leaf in the log. */
  readonly leaf?: number | null;
}

/** One person's veto. */
export interface Vetoed {
  readonly person: string;
  readonly name: string;
  readonly halt: boolean;
  readonly stops: boolean;
  readonly at: number;
  /** `signed-veto` in base64. */
  readonly veto: string;
  readonly leaf?: number | null;
}

/** The device's own signed word. */
export interface Receipt {
  readonly stage: string;
  readonly reason: string;
  readonly at: number;
  readonly receipt: string;
  readonly cose: string;
  readonly leaf?: number | null;
}

/** One device of a command. */
export interface Target {
  readonly enrollment: string;
  readonly label: string;
  readonly state: string;
  readonly reason: string;
  readonly receipts: readonly Receipt[];
}

/** Somebody who could sign a command, or why they cannot. */
export interface CouldApprove {
  readonly person: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** An order of people. */
export interface Command {
  readonly id: string;
  readonly digest: string;
  readonly words: string;
  /** `command` in base64: what people sign. */
  readonly bytes: string;
  readonly action: string;
  readonly state: string;
  readonly reason: string;
  readonly requested_by: { readonly kind: string; readonly id: string; readonly name?: string | null };
  readonly issued: number;
  readonly not_before: number;
  readonly expires: number;
  readonly needs: readonly (readonly Need[])[];
  readonly one_more: boolean;
  /** How many different people it takes in all. */
  readonly needed: number;
  readonly approvals: readonly Approved[];
  readonly vetoes: readonly Vetoed[];
  readonly targets: readonly Target[];
  readonly could_approve: readonly CouldApprove[];
  /** Index of the leaf of its bytes. */
  readonly leaf?: number | null;
}
