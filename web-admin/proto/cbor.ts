// Items of CBOR (RFC 8949), read leniently and written in the one canonical form. What is refused is the business of the
// gate in rule.ts: it writes again what was read and compares.
import type { Bytes } from "./bytes";
import { concat, utf8 } from "./bytes";

/** Why bytes are not one of our messages. */
export type Malformation = "too long" | "shape" | "not canonical";

/** Bytes that are not one of our messages. */
export class Malformed extends Error {
  constructor(
    readonly kind: Malformation,
    message: string,
  ) {
    super(message);
    this.name = "Malformed";
  }
}

/** Major types of CBOR. */
const UINT = 0;
const BYTES = 2;
const TEXT = 3;
const ARRAY = 4;
const TAG = 6;
const SIMPLE = 7;
const BREAK = 0xff;
/** Deeper than any message of ours, and less than any stack. */
const DEEPEST = 64;

interface Head {
  readonly major: number;
  /** null: indefinite. */
  readonly argument: number | null;
}

const shape = (message: string): Malformed => new Malformed("shape", message);

/** Reads items from the front. */
export class Reader {
  #at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** A number from 0 to 2^53 - 1: larger ones stand in no message that anybody makes, and JavaScript would round them. */
  uint(): number {
    return this.#definite(UINT, "a number");
  }

  bool(): boolean {
    const byte = this.#byte();
    if (byte !== 0xf4 && byte !== 0xf5) throw shape("expected true or false");
    return byte === 0xf5;
  }

  bytes(): Bytes {
    return this.#take(this.#definite(BYTES, "bytes"));
  }

  text(): string {
    const bytes = this.#take(this.#definite(TEXT, "a text"));
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw shape("a text is not UTF-8");
    }
  }

  /** Opens an array; null where it ends with a break. */
  array(): number | null {
    const head = this.#head();
    if (head.major !== ARRAY) throw shape("expected an array");
    return head.argument;
  }

  /** Whether the array that was opened with `length` ends before element `index`; takes the break. */
  endsAt(length: number | null, index: number): boolean {
    if (length !== null) return index >= length;
    if (this.#bytes[this.#at] !== BREAK) return false;
    this.#at++;
    return true;
  }

  /** Passes over one item of any kind. */
  skip(depth = 0): void {
    const head = this.#head();
    if (depth > DEEPEST) throw shape("nested too deeply");
    if (head.major === BYTES || head.major === TEXT) {
      if (head.argument === null) throw shape("a string of indefinite length");
      this.#take(head.argument);
    } else if (head.major === ARRAY || head.major === ARRAY + 1) {
      const length = head.argument === null ? null : head.argument * (head.major - ARRAY + 1);
      for (let index = 0; !this.endsAt(length, index); index++) this.skip(depth + 1);
    } else if (head.major === TAG) {
      this.skip(depth + 1);
    }
  }

  #definite(major: number, what: string): number {
    const head = this.#head();
    if (head.major !== major || head.argument === null) throw shape(`expected ${what}`);
    return head.argument;
  }

  #head(): Head {
    const first = this.#byte();
    const [major, info] = [first >> 5, first & 0x1f];
    if (info < 24) return { major, argument: info };
    if (info === 31 && major >= BYTES && major !== TAG && major !== SIMPLE) return { major, argument: null };
    if (info > 27) throw shape("not CBOR");
    let argument = 0;
    for (const byte of this.#take(2 ** (info - 24))) argument = argument * 256 + byte;
    if (!Number.isSafeInteger(argument)) throw shape("a number is larger than 2^53 - 1");
    return { major, argument };
  }

  #byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw shape("the message is cut off");
    return byte;
  }

  #take(count: number): Bytes {
    if (count > this.#bytes.length - this.#at) throw shape("the message is cut off");
    const taken = this.#bytes.slice(this.#at, this.#at + count);
    this.#at += count;
    return taken as Bytes;
  }
}

/** Writes items in their one canonical form (RFC 8949 §4.2.1). */
export class Writer {
  readonly #parts: Uint8Array[] = [];

  uint(value: number): void {
    this.#head(UINT, value);
  }

  bool(value: boolean): void {
    this.#parts.push(Uint8Array.of(value ? 0xf5 : 0xf4));
  }

  bytes(value: Uint8Array): void {
    this.#head(BYTES, value.length);
    this.#parts.push(value);
  }

  text(value: string): void {
    const bytes = utf8(value);
    this.#head(TEXT, bytes.length);
    this.#parts.push(bytes);
  }

  array(length: number): void {
    this.#head(ARRAY, length);
  }

  finish(): Bytes {
    return concat(...this.#parts);
  }

  #head(major: number, argument: number): void {
    if (!Number.isSafeInteger(argument) || argument < 0) throw new RangeError("not a number of the protocol");
    const width = argument < 24 ? 0 : argument < 0x100 ? 1 : argument < 0x1_0000 ? 2 : argument < 0x1_0000_0000 ? 4 : 8;
    const head = new Uint8Array(1 + width);
    head[0] = (major << 5) | (width === 0 ? argument : 24 + Math.log2(width));
    let rest = argument;
    for (let at = width; at > 0; at--) {
      head[at] = rest % 256;
      rest = Math.floor(rest / 256);
    }
    this.#parts.push(head);
  }
}
