// Reads JSON of which nothing is believed: every field is there in its type, or the whole is refused with the field's name.
import { Malformed, decode, fromBase64, isLine } from "../../proto";
import type { Bytes, Rule } from "../../proto";

/** JSON that is not what it should be; the message is the path of the field. */
export class NotACase extends Error {
  override readonly name = "NotACase";
}

/** Bytes in a field that the gate refuses. */
export class BadBytes extends Error {
  override readonly name = "BadBytes";
  constructor(
    readonly path: string,
    readonly malformed: Malformed,
  ) {
    super(path);
  }
}

/** A value at a path. */
export class Field {
  constructor(
    private readonly value: unknown,
    readonly path: string,
  ) {}

  /** A field of an object; one that is not there reads as absent. */
  at(name: string): Field {
    const value = this.value;
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw new NotACase(this.path);
    return new Field(Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined, `${this.path}.${name}`);
  }

  isAbsent(): boolean {
    return this.value === undefined || this.value === null;
  }

  /** What `read` makes of it, or null where it is absent. */
  optional<T>(read: (field: Field) => T): T | null {
    return this.isAbsent() ? null : read(this);
  }

  text(): string {
    if (typeof this.value !== "string") throw new NotACase(this.path);
    return this.value;
  }

  /** Text that may stand in a signed message. */
  line(): string {
    const text = this.text();
    if (!isLine(text)) throw new NotACase(this.path);
    return text;
  }

  isText(): boolean {
    return typeof this.value === "string";
  }

  number(): number {
    if (typeof this.value !== "number" || !Number.isSafeInteger(this.value) || this.value < 0) throw new NotACase(this.path);
    return this.value;
  }

  bool(): boolean {
    if (typeof this.value !== "boolean") throw new NotACase(this.path);
    return this.value;
  }

  /** Hexadecimal of so many bytes. */
  hex(length: number): string {
    const text = this.text();
    if (text.length !== 2 * length || !/^[0-9a-f]*$/.test(text)) throw new NotACase(this.path);
    return text;
  }

  /** One of a set of words. */
  word<const W extends readonly string[]>(words: W): W[number] {
    const found = words.find((word) => word === this.value);
    if (found === undefined) throw new NotACase(this.path);
    return found;
  }

  list<T>(read: (field: Field) => T): readonly T[] {
    if (!Array.isArray(this.value)) throw new NotACase(this.path);
    return this.value.map((one: unknown, index) => read(new Field(one, `${this.path}[${index}]`)));
  }

  /** Standard base64. */
  blob(): Bytes {
    const bytes = fromBase64(this.text());
    if (bytes === null) throw new NotACase(this.path);
    return bytes;
  }

  /** A message of the protocol in standard base64. */
  message<T>(rule: Rule<T>, cap?: number): T {
    return this.through((bytes) => decode(rule, bytes, cap));
  }

  /** What `read` makes of the bytes; names the field where the gate refuses them. */
  through<T>(read: (bytes: Bytes) => T): T {
    try {
      return read(this.blob());
    } catch (error) {
      if (error instanceof Malformed) throw new BadBytes(this.path, error);
      throw error;
    }
  }
}
