/** The same numbers in [0, 1) for the same seed (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A span to draw from evenly, in milliseconds. */
export interface SeededSpan {
  min: number;
  max: number;
  seed: number;
}

/** Draws from a span, always 0 without one. */
export function drawFrom(span: SeededSpan | undefined): () => number {
  if (span === undefined) return () => 0;
  const random = seededRandom(span.seed);
  return () => span.min + random() * (span.max - span.min);
}
