// The vectors that Rust wrote, as they stand in proto/vectors.
import { readFileSync } from "node:fs";
import { hexBytes } from "../bytes";
import { RULES } from "../messages";
import type { Rule } from "../rule";
import { decode } from "../rule";

/** One file of vectors. */
export function vectors<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(`../../../proto/vectors/${file}.json`, import.meta.url), "utf8")) as T;
}

/** A message in hexadecimal through the gate. */
export function message<T>(rule: Rule<T>, hex: string, cap?: number): T {
  return decode(rule, hexBytes(hex), cap);
}

/** A rule by its name in the CDDL. */
export function ruleOf(name: string): Rule<unknown> {
  const rule = RULES[name];
  if (rule === undefined) throw new Error(`no rule ${name}`);
  return rule;
}
