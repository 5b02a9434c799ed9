// What this browser remembers: the keyrings that were compared, the passkeys that were made here, the language. It stays on this
// origin, where neither the console nor the server can write.
import { FRAME_CAP, Pin, encode, fromBase64, signedKeyring, toBase64 } from "../../proto";
import type { Bytes, SignedKeyring } from "../../proto";
import { NotACase, Field } from "../model/json";
import type { Known } from "../model/trust";

const PINS = "lethe.pins";
const KEYS = "lethe.keys";
const LANGUAGE = "lethe.language";

/** A passkey that was made here. */
export interface OwnKey {
  readonly tenant: string;
  readonly person: string;
  /** Hexadecimal. */
  readonly publicKey: string;
  readonly credentialId: Bytes;
}

/** A memory that is not there (a saved file, a private window) holds nothing. */
export class Memory {
  constructor(private readonly storage: Storage | null) {}

  /** The browser's own, as far as it allows any. */
  static ofBrowser(): Memory {
    try {
      return new Memory(window.localStorage);
    } catch {
      return new Memory(null);
    }
  }

  /** Every company that was compared. A damaged entry is left out, so that its words are asked for again. */
  async known(): Promise<readonly Known[]> {
    const all = await Promise.all(this.#list(PINS, readPin).map(restore));
    return all.filter((one) => one !== null);
  }

  /** Keeps what was compared or followed. */
  keep({ tenant, server, pin }: Known): void {
    const others = this.#list(PINS, readPin).filter((one) => one.tenant !== tenant);
    const all = [...others, { tenant, server, chain: pin.chain }];
    this.#write(PINS, all.map((one) => ({ ...one, chain: one.chain.map((link) => toBase64(encode(signedKeyring, link))) })));
  }

  /** The passkeys that were made here. */
  ownKeys(): readonly OwnKey[] {
    return this.#list(KEYS, readKey);
  }

  /** Public keys of a company that were made here. */
  ownKeysOf(tenant: string): readonly string[] {
    return this.ownKeys()
      .filter((key) => key.tenant === tenant)
      .map(({ publicKey }) => publicKey);
  }

  /** Keeps a passkey's id, so that the browser need not ask which one is meant. */
  keepKey(key: OwnKey): void {
    const all = [...this.ownKeys(), key];
    this.#write(KEYS, all.map((one) => ({ ...one, credentialId: toBase64(one.credentialId) })));
  }

  /** The language that was chosen; null where none was. */
  language(): string | null {
    return this.storage?.getItem(LANGUAGE) ?? null;
  }

  keepLanguage(language: string): void {
    this.storage?.setItem(LANGUAGE, language);
  }

  #list<T>(name: string, read: (field: Field) => T): readonly T[] {
    const text = this.storage?.getItem(name);
    if (text == null) return [];
    try {
      return new Field(JSON.parse(text), name).list(read);
    } catch {
      return [];
    }
  }

  #write(name: string, value: unknown): void {
    this.storage?.setItem(name, JSON.stringify(value));
  }
}

interface StoredPin {
  readonly tenant: string;
  readonly server: string;
  readonly chain: readonly SignedKeyring[];
}

function readPin(from: Field): StoredPin {
  return {
    tenant: from.at("tenant").hex(16),
    server: from.at("server").text(),
    chain: from.at("chain").list((field) => field.message(signedKeyring, FRAME_CAP)),
  };
}

async function restore({ tenant, server, chain }: StoredPin): Promise<Known | null> {
  const pin = await Pin.restore(chain);
  return pin === null || pin.newest.value.tenant !== tenant ? null : { tenant, server, pin };
}

function readKey(from: Field): OwnKey {
  const credentialId = fromBase64(from.at("credentialId").text());
  if (credentialId === null) throw new NotACase(from.path);
  return {
    tenant: from.at("tenant").hex(16),
    person: from.at("person").hex(16),
    publicKey: from.at("publicKey").hex(33),
    credentialId,
  };
}
