import { expect, it } from "vitest";

import { gathered } from "./gather";

const at = (name: string, x: number, y: number, weight: number) => ({ name, x, y, weight });

it("points that would lie on one another become one where the heaviest is, and nothing is lost", () => {
  const spots = gathered([at("small", 105, 100, 1), at("large", 100, 100, 5), at("far", 300, 100, 2)], 24);
  expect(spots.map(({ x, weight, members }) => [x, weight, members.map(({ name }) => name)])).toEqual([
    [100, 6, ["large", "small"]],
    [300, 2, ["far"]],
  ]);
  expect(gathered([], 24)).toEqual([]);
});
