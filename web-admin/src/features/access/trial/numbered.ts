/** A number for each set of rules that was asked about: names an answer without writing megabytes of rules out. */
import type { Rules } from "../shape";

const numbers = new WeakMap<Rules, number>();
let last = 0;

/** The number of these very rules: another object has another one, even where it says the same. */
export function numberOf(rules: Rules): number {
  const known = numbers.get(rules);
  if (known !== undefined) return known;
  last += 1;
  numbers.set(rules, last);
  return last;
}
