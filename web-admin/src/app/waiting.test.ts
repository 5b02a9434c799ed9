import { describe, expect, it } from "vitest";
import { type Said, whatWaits } from "./waiting";

const quiet: Said = { refused: 0, unconfirmed: 0, out_of_contact: 0, restore_mode: false, keyring_expires: null };
const DAY = 86_400_000;
const keys = (said: Said, now = 0) => whatWaits(said, now).map((waiting) => waiting.key);

describe("what waits", () => {
  it("is nothing in a quiet house", () => {
    expect(keys(quiet)).toEqual([]);
    expect(keys({ ...quiet, keyring_expires: 400 * DAY, solo: false, approvals_for_me: 0 })).toEqual([]);
  });

  it("names one's own approvals before everything but a restored server", () => {
    const busy: Said = { ...quiet, refused: 1, unconfirmed: 2, out_of_contact: 3, restore_mode: true, approvals_for_me: 4 };
    expect(keys(busy)).toEqual(["restore", "mine", "refused", "unconfirmed", "quiet"]);
  });

  it("tells of the keyring a month before its end, and differently after it", () => {
    expect(keys({ ...quiet, keyring_expires: 31 * DAY })).toEqual([]);
    expect(keys({ ...quiet, keyring_expires: 29 * DAY })).toEqual(["keyring"]);
    expect(keys({ ...quiet, keyring_expires: DAY }, 2 * DAY)).toEqual(["keyringOver"]);
  });

  it("tells of access rules that wait for a word, and of rules that are set aside, until that is over", () => {
    const said: Said = { ...quiet, access_confirm_until: 10, break_glass_until: 20 };
    expect(keys(said, 5)).toEqual(["accessTrial", "breakGlass"]);
    expect(keys(said, 15)).toEqual(["breakGlass"]);
    expect(keys(said, 25)).toEqual([]);
  });

  it("says that one person decides alone", () => {
    expect(keys({ ...quiet, solo: true })).toEqual(["solo"]);
  });
});
