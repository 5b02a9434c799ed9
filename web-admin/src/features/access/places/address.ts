/** Addresses and networks as numbers, for the field "is … in?". What the server keeps is only what the server has read. */

/** An address as a number of so many bits. */
export interface Address {
  bits: 32 | 128;
  value: bigint;
}

function fourBytes(text: string): bigint | null {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return null;
  return parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
}

function groupsOf(text: string): string[] | null {
  if (text === "") return [];
  const groups = text.split(":");
  const last = groups.at(-1) ?? "";
  if (!last.includes(".")) return groups;
  const embedded = fourBytes(last);
  return embedded === null ? null : [...groups.slice(0, -1), (embedded >> 16n).toString(16), (embedded & 0xffffn).toString(16)];
}

function eightGroups(text: string): bigint | null {
  const [before = "", after, more] = text.split("::");
  if (more !== undefined) return null;
  const head = groupsOf(before);
  const tail = after === undefined ? [] : groupsOf(after);
  if (head === null || tail === null) return null;
  const missing = 8 - head.length - tail.length;
  if (after === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array.from({ length: missing }, () => "0"), ...tail];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
}

/** Reads an address; an IPv4 address that is written as IPv6 is the IPv4 address. Null for what is none. */
export function readAddress(text: string): Address | null {
  const written = text.trim();
  if (!written.includes(":")) {
    const value = fourBytes(written);
    return value === null ? null : { bits: 32, value };
  }
  const value = eightGroups(written);
  if (value === null) return null;
  return value >> 32n === 0xffffn ? { bits: 32, value: value & 0xffff_ffffn } : { bits: 128, value };
}

/** True if a network in the server's spelling (`10.0.0.0/8`) holds an address. */
export function holds(network: string, address: Address): boolean {
  const [base = "", length = ""] = network.split("/");
  const first = readAddress(base);
  if (first === null || first.bits !== address.bits) return false;
  const rest = BigInt(first.bits - (length === "" ? first.bits : Number(length)));
  return first.value >> rest === address.value >> rest;
}
