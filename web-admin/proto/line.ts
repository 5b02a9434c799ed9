// Text that people read before they sign (protocol §1.6): one line, without anything that could make it look like another.

/** Largest length of a line in bytes of UTF-8. */
export const LINE_MAX = 200;

const NOT_PLAIN = new RegExp(
  "[\\p{Cc}\\p{Cs}\\u{AD}\\u{34F}\\u{61C}\\u{115F}\\u{1160}\\u{17B4}\\u{17B5}\\u{180B}-\\u{180F}\\u{200B}\\u{200E}\\u{200F}" +
    "\\u{2028}-\\u{202E}\\u{2060}-\\u{206F}\\u{2800}\\u{3164}\\u{FEFF}\\u{FFA0}\\u{FFF9}-\\u{FFFB}\\u{1BCA0}-\\u{1BCA3}" +
    "\\u{1D173}-\\u{1D17A}\\u{E0000}-\\u{E0FFF}]",
  "u",
);
const EVERY_NOT_PLAIN = new RegExp(NOT_PLAIN.source, "gu");
const EDGE = /^\p{White_Space}|\p{White_Space}$/u;

/** Whether no character is invisible, breaks the line, or turns around what stands beside it. */
export function isPlain(text: string): boolean {
  return !NOT_PLAIN.test(text);
}

/** Whether the text may stand in a signed message. */
export function isLine(text: string): boolean {
  const length = new TextEncoder().encode(text).length;
  return length > 0 && length <= LINE_MAX && !EDGE.test(text) && isPlain(text);
}

/** The text with everything replaced that could hide or turn around, for what did not come as a line. */
export function visible(text: string): string {
  return text.replace(EVERY_NOT_PLAIN, "\u{FFFD}");
}

/** In quotation marks, so that its ends can be seen; quotation marks inside become `'`. */
export function quoted(text: string): string {
  return `“${visible(text).replace(/["“”]/g, "'")}”`;
}
