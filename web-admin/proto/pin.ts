// A chain of keyrings that begins at the one whose ten words a person compared. Every link has been checked; what the server
// offers is taken only as far as it follows.
import type { BrokenChain } from "./chain";
import { checkFirst, checkNext } from "./chain";
import type { ExactKeyring, SignedKeyring } from "./messages";
import { keyringWords, sameWords } from "./words";

/** Why the keyrings that a server offers are not believed. */
export type PinRefusal =
  | { readonly kind: "none offered" }
  | { readonly kind: "unsound"; readonly version: number }
  | { readonly kind: "other words" }
  | { readonly kind: "forked" | "hidden"; readonly version: number }
  | { readonly kind: "does not follow"; readonly version: number; readonly from: number; readonly broken: BrokenChain };

/** A pinned chain, never empty; the first one is the anchor. */
export class Pin {
  private constructor(readonly chain: readonly SignedKeyring[]) {}

  /** Pins a keyring on its own word: only for one whose ten words a person has compared, or which they made themselves. */
  static anchor(signed: SignedKeyring): Pin {
    return new Pin([signed]);
  }

  /** Reads a stored chain and checks every link again; null when it is damaged. */
  static async restore(chain: readonly SignedKeyring[]): Promise<Pin | null> {
    const [first, ...links] = chain;
    if (first === undefined) return null;
    let pin = new Pin([first]);
    for (const link of links) {
      const { broken } = await checkNext(pin.newest, link, []);
      if (broken !== null) return null;
      pin = new Pin([...pin.chain, link]);
    }
    return pin;
  }

  /** Pins the newest keyring that is offered if its ten words are those that the person heard. */
  static async byWords(offered: readonly SignedKeyring[], heard: string): Promise<Pin | PinRefusal> {
    const newest = [...offered].sort((one, other) => other.keyring.value.version - one.keyring.value.version)[0];
    if (newest === undefined) return { kind: "none offered" };
    const { version } = newest.keyring.value;
    // A later keyring is vouched for by its words alone; the first one can be checked by itself.
    const { broken, content } = await checkFirst(newest);
    if (content !== null || (version === 1 && broken !== null)) return { kind: "unsound", version };
    if (!sameWords(heard, keyringWords(await newest.keyring.digest()))) return { kind: "other words" };
    return new Pin([newest]);
  }

  /** The newest keyring that is believed. */
  get newest(): ExactKeyring {
    return (this.chain[this.chain.length - 1] as SignedKeyring).keyring;
  }

  /** This chain with all that follows out of what is offered. Refuses a rollback and a second keyring of one version. */
  async catchUp(offered: readonly SignedKeyring[]): Promise<Pin | PinRefusal> {
    const forked = await this.#forkedIn(offered);
    if (forked !== null) return { kind: "forked", version: forked };
    const newest = this.newest.value.version;
    if (!offered.some(({ keyring }) => keyring.value.version >= newest)) return { kind: "hidden", version: newest };
    let pin: Pin = this;
    for (;;) {
      const from = pin.newest.value.version;
      const next = offered.find(({ keyring }) => keyring.value.version === from + 1);
      if (next === undefined) return pin;
      const { broken } = await checkNext(pin.newest, next, []);
      if (broken !== null) return { kind: "does not follow", version: from + 1, from, broken };
      pin = new Pin([...pin.chain, next]);
    }
  }

  /** The keyring of this digest in the chain, or older than it and bound to it by the digests of predecessors. */
  async find(digest: string, offered: readonly SignedKeyring[]): Promise<ExactKeyring | null> {
    for (const { keyring } of this.chain) if ((await keyring.digest()) === digest) return keyring;
    let oldest = (this.chain[0] as SignedKeyring).keyring;
    for (;;) {
      const before = await this.#predecessor(oldest, offered);
      if (before === null) return null;
      if ((await before.digest()) === digest) return before;
      oldest = before;
    }
  }

  async #predecessor(of: ExactKeyring, offered: readonly SignedKeyring[]): Promise<ExactKeyring | null> {
    for (const { keyring } of offered) {
      const older = keyring.value.version < of.value.version;
      if (older && of.value.previous.includes(await keyring.digest())) return keyring;
    }
    return null;
  }

  async #forkedIn(offered: readonly SignedKeyring[]): Promise<number | null> {
    for (const { keyring } of offered) {
      const ours = this.chain.find((one) => one.keyring.value.version === keyring.value.version)?.keyring;
      if (ours !== undefined && (await ours.digest()) !== (await keyring.digest())) return keyring.value.version;
    }
    return null;
  }
}
