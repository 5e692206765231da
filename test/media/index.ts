/**
 * Files for tests, made on the fly. Every function takes a seed: the same seed gives the same bytes, another seed
 * gives other bytes (servers refuse bytes they know).
 */
export { avif } from './avif.ts';
export { bmp } from './bmp.ts';
export type { PhotoMetadata } from './exif.ts';
export { animatedGif, gif } from './gif.ts';
export { jpeg } from './jpeg.ts';
export { empty, pdf, svg, text, zip } from './not-media.ts';
export { animatedPng, png, pngOfSize, truncatedPng } from './png.ts';
export type { Seed } from './seed.ts';
export { noise } from './seed.ts';
export { bigVideo, mp4, webm } from './video.ts';
export { animatedWebp, webp } from './webp.ts';
