// The gate (protocol §1.2): bytes are accepted only in the one encoding that we would have written ourselves. Rules are built
// from parts, each of which reads and writes; a message is a record with a domain.
import type { Bytes } from "./bytes";
import { equal, hexBytes, toHex } from "./bytes";
import { Malformed, Reader, Writer } from "./cbor";
import { digestOf } from "./hash";
import { isLine } from "./line";

/** Largest single message: 64 KiB. */
export const CAP = 65_536;
/** Largest body that carries several of them: 1 MiB. */
export const FRAME_CAP = 1_048_576;

/** One rule of the CDDL. */
export interface Rule<T> {
  read(from: Reader): T;
  write(to: Writer, value: T): void;
}

/** The values of a rule. */
export type ValueOf<R> = R extends Rule<infer T> ? T : never;

/** The canonical bytes. */
export function encode<T>(rule: Rule<T>, value: T): Bytes {
  const to = new Writer();
  rule.write(to, value);
  return to.finish();
}

/**
 * Decodes canonical bytes of at most `cap` bytes.
 * @throws Malformed with the step at which the gate refused.
 */
export function decode<T>(rule: Rule<T>, bytes: Uint8Array, cap = CAP): T {
  if (bytes.length > cap) throw new Malformed("too long", `the message has more than ${cap} bytes`);
  const value = rule.read(new Reader(bytes));
  if (!equal(encode(rule, value), bytes)) throw new Malformed("not canonical", "the message is not in canonical encoding");
  return value;
}

/** A message together with the exact bytes that were signed. Never encoded again. */
export class Exact<T> {
  #digest: Promise<string> | undefined;

  private constructor(
    readonly bytes: Bytes,
    readonly value: T,
  ) {}

  /** Fixes a value that we make ourselves. */
  static of<T>(rule: Rule<T>, value: T): Exact<T> {
    return new Exact(encode(rule, value), value);
  }

  /** Takes received bytes through the gate. */
  static parse<T>(rule: Rule<T>, bytes: Uint8Array): Exact<T> {
    return new Exact(bytes.slice() as Bytes, decode(rule, bytes));
  }

  /** SHA-256 of the signed bytes, in hexadecimal. */
  digest(): Promise<string> {
    this.#digest ??= digestOf(this.bytes);
    return this.#digest;
  }
}

export const uint: Rule<number> = { read: (from) => from.uint(), write: (to, value) => to.uint(value) };
export const bool: Rule<boolean> = { read: (from) => from.bool(), write: (to, value) => to.bool(value) };
export const text: Rule<string> = { read: (from) => from.text(), write: (to, value) => to.text(value) };
export const bytes: Rule<Bytes> = { read: (from) => from.bytes(), write: (to, value) => to.bytes(value) };

/** Bytes whose value is their hexadecimal text, so that `===` compares them. */
export const hex: Rule<string> = {
  read: (from) => toHex(from.bytes()),
  write: (to, value) => to.bytes(hexBytes(value)),
};

/** The same, of one length. */
export function sized(length: number): Rule<string> {
  return {
    read: (from) => {
      const value = hex.read(from);
      if (value.length !== 2 * length) throw new Malformed("shape", `expected ${length} bytes`);
      return value;
    },
    write: (to, value) => hex.write(to, value),
  };
}

export const id = sized(16);
export const digest = sized(32);

/** Text of §1.6. */
export const line: Rule<string> = {
  read: (from) => {
    const value = from.text();
    if (!isLine(value)) throw new Malformed("shape", "a text is empty, too long, or has characters that could fool a reader");
    return value;
  },
  write: (to, value) => to.text(value),
};

/** A closed set of words. */
export function word<const W extends readonly string[]>(words: W): Rule<W[number]> {
  const known = (value: string): value is W[number] => words.includes(value);
  return {
    read: (from) => {
      const value = from.text();
      if (!known(value)) throw new Malformed("shape", `expected one of ${words.join(", ")}`);
      return value;
    },
    write: (to, value) => to.text(value),
  };
}

/** Any number of the same. */
export function list<T>(of: Rule<T>): Rule<readonly T[]> {
  return {
    read: (from) => {
      const length = from.array();
      const all: T[] = [];
      while (!from.endsAt(length, all.length)) all.push(of.read(from));
      return all;
    },
    write: (to, value) => {
      to.array(value.length);
      for (const one of value) of.write(to, one);
    },
  };
}

type Fields = Readonly<Record<string, Rule<unknown>>>;
/** The value of a record: its fields by name, without the domain. */
export type RecordOf<F extends Fields> = { readonly [Name in keyof F]: ValueOf<F[Name]> };

/** An array whose places have names. With a domain, that is its first element and not part of the value. */
export function record<F extends Fields>(fields: F, domain?: string): Rule<RecordOf<F>> {
  const entries = Object.entries(fields);
  const places = entries.length + (domain === undefined ? 0 : 1);
  return {
    read: (from) => {
      const length = from.array();
      let place = 0;
      const next = (): void => {
        if (from.endsAt(length, place++)) throw new Malformed("shape", "the message has too few elements");
      };
      if (domain !== undefined) {
        next();
        if (from.text() !== domain) throw new Malformed("shape", `expected ${domain}`);
      }
      const value: Record<string, unknown> = {};
      for (const [name, rule] of entries) {
        next();
        value[name] = rule.read(from);
      }
      while (!from.endsAt(length, place++)) from.skip();
      return value as RecordOf<F>;
    },
    write: (to, value) => {
      to.array(places);
      if (domain !== undefined) to.text(domain);
      for (const [name, rule] of entries) rule.write(to, value[name]);
    },
  };
}

/** One message inside another as a byte string (`bstr .cbor`). */
export function exact<T>(rule: Rule<T>): Rule<Exact<T>> {
  return {
    read: (from) => {
      try {
        return Exact.parse(rule, from.bytes());
      } catch (error) {
        throw new Malformed("shape", error instanceof Error ? error.message : "the inner message is malformed");
      }
    },
    write: (to, value) => to.bytes(value.bytes),
  };
}

/** One of several shapes: `[number, [fields]]`. */
export type Choice<V extends Readonly<Record<string, Rule<unknown>>>> = {
  readonly [Kind in keyof V]: { readonly kind: Kind; readonly value: ValueOf<V[Kind]> };
}[keyof V];

/** Shapes by name, numbered in their order. */
export function choice<V extends Readonly<Record<string, Rule<unknown>>>>(variants: V): Rule<Choice<V>> {
  const entries = Object.entries(variants);
  return {
    read: (from) => {
      if (from.array() !== 2) throw new Malformed("shape", "expected a number and its fields");
      const variant = entries[from.uint()];
      if (variant === undefined) throw new Malformed("shape", "no message has this number");
      const [kind, rule] = variant;
      return { kind, value: rule.read(from) } as Choice<V>;
    },
    write: (to, value) => {
      const number = entries.findIndex(([kind]) => kind === value.kind);
      to.array(2);
      to.uint(number);
      variants[value.kind]?.write(to, value.value);
    },
  };
}
