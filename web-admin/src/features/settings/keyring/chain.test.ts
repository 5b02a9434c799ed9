import { expect, it } from "vitest";

import { carried, Town } from "../../../../approver/tests/town";
import { keyringWords } from "../../../../proto";
import { judge, readVersions } from "./chain";

it("shows the ten words of the bytes, whatever words and version the server writes beside them", async () => {
  const town = await Town.build();
  const digest = await town.first.keyring.digest();
  const view = { version: 9, words: "ten words of another keyring", digest: "00".repeat(32), signed: carried(town.first) };
  const versions = await readVersions([view]);
  expect(versions).toMatchObject([{ version: 1, words: keyringWords(digest), digest }]);
  expect(await judge(versions)).toEqual({ kind: "good", count: 1 });
});
