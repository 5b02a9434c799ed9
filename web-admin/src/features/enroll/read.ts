// Reads an enrollment code in the browser. The code is sent nowhere.
import { code as rule, decode, fromBase64Url, keyringWords } from "../../../proto";

const PREFIX = "LETHE1-";

/** What a code says; a hostile server can write anything there, so the device checks it again. */
export interface ReadCode {
  text: string;
  label: string;
  urls: readonly string[];
  actions: readonly string[];
  solo: boolean;
  demo: boolean;
  /** Milliseconds since 1970. */
  expires: number;
  maker: "server" | "approver";
  words: string;
}

/** Reads one line; null if it is not a whole code. */
export function readCode(line: string): ReadCode | null {
  const text = line.trim();
  if (!text.startsWith(PREFIX)) return null;
  try {
    const bytes = fromBase64Url(text.slice(PREFIX.length));
    if (bytes === null) return null;
    const said = decode(rule, bytes);
    return {
      text,
      label: said.label,
      urls: said.urls,
      actions: said.ceilings.actions,
      solo: said.ceilings.solo,
      demo: said.ceilings.demo,
      expires: Number(said.expires),
      maker: said.maker,
      words: keyringWords(said.keyring),
    };
  } catch {
    // The gate of the protocol: whatever it refuses is no code.
    return null;
  }
}
