// Words that people compare by ear and eye (protocol §2): eleven bits each, from the English list of BIP-39.
import data from "../../proto/vectors/words.json";
import { hexBytes } from "./bytes";
import { digestOf } from "./hash";

/** The 2,048 words, in the order of the list. The file is written by Rust, and a Rust test compares it. */
export const WORDS: readonly string[] = data.list.split(" ");

/** The first `count` words of a digest in hexadecimal. */
export function words(digest: string, count: number): readonly string[] {
  const bits = Array.from(hexBytes(digest), (byte) => byte.toString(2).padStart(8, "0")).join("");
  return Array.from({ length: count }, (_, at) => WORDS[Number.parseInt(bits.slice(11 * at, 11 * at + 11), 2)] ?? "");
}

/** Six words of a command, by its digest. */
export function commandWords(digest: string): string {
  return words(digest, 6).join(" ");
}

/** Ten words of a keyring, by its digest. */
export function keyringWords(digest: string): string {
  return words(digest, 10).join(" ");
}

/** The six words of a public key, as its owner reads them aloud. */
export async function keyWords(publicKey: string): Promise<string> {
  return commandWords(await digestOf(hexBytes(publicKey)));
}

/** Whether somebody typed these words, however they set spaces and capitals. */
export function sameWords(typed: string, words: string): boolean {
  return spelled(typed).join(" ") === words;
}

/** The words of what somebody typed or pasted. */
export function spelled(typed: string): readonly string[] {
  return typed.toLowerCase().split(/[^a-z]+/).filter((word) => word !== "");
}
