/** What a check in the browser found. The closed list says exactly what was verified; what was not is said beside it. */
import type { Phrase } from "../words";

/** How a check ended. `open`: it could not be made, and why stands in the text. */
export type Verdict = "holds" | "fails" | "open";

/** One check. */
export interface Finding {
  readonly verdict: Verdict;
  readonly text: Phrase;
}

/** Signed bytes, and their leaf in the log where that is known. */
export interface Exhibited {
  /** A kind of leaf: `command`, `approval`, `receipt`, … */
  readonly kind: string;
  /** Standard Base64. */
  readonly body: string;
  readonly index?: number;
  readonly salt?: string;
  readonly inclusion?: readonly string[];
  readonly checkpoint?: string;
  readonly signer?: string | null;
  readonly cose?: string | null;
}

/** Part of a command. `step`: a receipt about it, or an event of the server's. */
export type Part = "command" | "dispatch" | "approval" | "veto" | "step";

/** What bytes are shown as. */
export interface Asked {
  /** Id of the command. */
  readonly command: string;
  readonly part: Part;
  readonly person?: string;
}

/** What signed bytes alone do not carry and its check needs. */
export interface Beside {
  /** Every keyring, `signed-keyring` in Base64, in any order. */
  readonly keyrings: readonly string[];
  /** The command that the bytes are shown as being about, in Base64. */
  readonly command?: string | null;
  /** What the page shows the bytes as: of which command, which part of it, and whose signature. */
  readonly asked?: Asked | null;
  /** The `enrollment` leaf of the device that a receipt is of. */
  readonly enrollment?: Exhibited | null;
}

/** The verdict over all findings: nothing holds that has a failure in it. */
export function overall(findings: readonly Finding[]): Verdict {
  if (findings.some((finding) => finding.verdict === "fails")) return "fails";
  return findings.some((finding) => finding.verdict === "open") ? "open" : "holds";
}
