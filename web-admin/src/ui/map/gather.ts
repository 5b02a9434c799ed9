// Points that would lie on one another become one: a finger needs 24 pixels, and so does an eye.

/** Something at a place on the drawing, in pixels. */
export interface Spot<T> {
  x: number;
  y: number;
  weight: number;
  /** What is there, the heaviest first. */
  members: readonly T[];
}

/** Gathers what is nearer than `distance`. The heaviest stay where they are; nothing is lost. */
export function gathered<T extends { weight: number }>(items: readonly (T & { x: number; y: number })[], distance: number): Spot<T>[] {
  const spots: (Omit<Spot<T>, "members"> & { members: T[] })[] = [];
  for (const item of [...items].sort((a, b) => b.weight - a.weight)) {
    const near = spots.find((spot) => Math.hypot(spot.x - item.x, spot.y - item.y) < distance);
    if (near === undefined) {
      spots.push({ x: item.x, y: item.y, weight: item.weight, members: [item] });
    } else {
      near.weight += item.weight;
      near.members.push(item);
    }
  }
  return spots;
}
