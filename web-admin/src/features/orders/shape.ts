/** A command as the API gives it. Times are milliseconds since 1970. */
import type { Schema } from "../../api";

/** An order of people. */
export type Command = Schema["CommandView"];

/** One person's approval. */
export type Approved = Schema["ApprovalView"];

/** One device of a command. */
export type Target = Schema["TargetView"];

/** Somebody who could sign, or why they cannot. */
export interface CouldApprove {
  readonly person: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** Does not count until a keyring says otherwise. */
  readonly suspended?: boolean;
  /** One of the devices is their own. */
  readonly own?: boolean;
}

/** So many persons of a role. */
export type Need = Schema["Vec"][number][number];
