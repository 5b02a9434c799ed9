// Whether a person is here. Requests that no person caused say so (`Lethe-Background: 1`),
// so that a console left open on a desk does not keep its session alive.

/** A request counts as a person's for this long after a key, a touch or a click. Milliseconds. */
const CAUSED_WITHIN_MS = 10_000;

let lastActedAt = Number.NEGATIVE_INFINITY;

/** Begins to watch keys and pointers. Called once, by main. */
export function watchActivity(): void {
  const acted = () => {
    lastActedAt = performance.now();
  };
  for (const name of ["pointerdown", "keydown", "wheel", "touchmove"] as const) {
    window.addEventListener(name, acted, { capture: true, passive: true });
  }
  // Opening the page is an act.
  acted();
}

/** True if somebody did something within the last `withinMs`. */
export function personActed(withinMs: number = CAUSED_WITHIN_MS): boolean {
  return performance.now() - lastActedAt <= withinMs;
}
