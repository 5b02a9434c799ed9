import { describe, expect, it } from "vitest";

import { holds, readAddress } from "./address";

const inside = (network: string, text: string) => {
  const address = readAddress(text);
  return address === null ? null : holds(network, address);
};

describe("an address", () => {
  it("is read in both families, and one that is wrapped is the one inside", () => {
    expect(readAddress("10.2.3.4")).toEqual({ bits: 32, value: 0x0a020304n });
    expect(readAddress("::ffff:10.2.3.4")).toEqual({ bits: 32, value: 0x0a020304n });
    expect(readAddress(" 2001:DB8::1 ")).toEqual({ bits: 128, value: 0x20010db8000000000000000000000001n });
    expect(readAddress("::")).toEqual({ bits: 128, value: 0n });
    expect(readAddress("1:2:3:4:5:6:7:8")?.bits).toBe(128);
  });

  it("is not guessed", () => {
    for (const text of ["", "10.2.3", "10.2.3.256", "010.2.3.4", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "g::", "fe80::1%eth0", "10.2.3.4/8"]) {
      expect(readAddress(text), text).toBeNull();
    }
  });

  it("is in a network by its own family", () => {
    expect([inside("10.0.0.0/8", "10.255.255.255"), inside("10.0.0.0/8", "11.0.0.0")]).toEqual([true, false]);
    expect([inside("0.0.0.0/0", "255.1.2.3"), inside("0.0.0.0/0", "::1"), inside("::/0", "10.0.0.1")]).toEqual([true, false, false]);
    expect([inside("192.0.2.7/32", "192.0.2.7"), inside("2001:db8::/32", "2001:db8:ffff::1"), inside("2001:db8::/32", "2001:db9::")]).toEqual([true, true, false]);
  });
});
