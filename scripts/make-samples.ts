/**
 * Draws the pictures and the film in samples/, which the quick start uploads.
 *
 *   node scripts/make-samples.ts
 *
 * The files are committed, so this runs only when a drawing changes. It wants the Inter typeface for the
 * text and ffmpeg (with libx264) for the film; both are Debian packages: fonts-inter and ffmpeg.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, stat } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { banner } from './samples/banner.ts';
import { dark, dashboard, light } from './samples/dashboard.ts';
import { landscape } from './samples/landscape.ts';
import { phone } from './samples/phone.ts';
import { progressCard, progressFrames } from './samples/progress.ts';
import { settings } from './samples/settings.ts';

const folder = new URL('../samples/', import.meta.url);

await mkdir(folder, { recursive: true });
await png('dashboard-light.png', dashboard(light));
await png('dashboard-dark.png', dashboard(dark));
await png('phone.png', phone());
await png('banner.png', banner());
await save('landscape.jpg', drawn(landscape()).jpeg({ quality: 78, mozjpeg: true }));
await save('settings.webp', drawn(settings()).webp({ quality: 86 }));
await gif('upload.gif');
await film('walkthrough.mp4');

async function png(name: string, picture: string): Promise<void> {
  // A palette keeps flat drawings a third of the size; no dithering, so that flat areas stay flat.
  await save(name, drawn(picture).png({ palette: true, colours: 256, dither: 0, effort: 10 }));
}

async function gif(name: string): Promise<void> {
  const frames = await Promise.all(
    Array.from({ length: progressFrames }, (_, frame) => drawn(progressCard(frame)).png().toBuffer()),
  );
  const loop = sharp(frames, { join: { animated: true } });
  await save(name, loop.gif({ delay: frames.map(() => 90), loop: 0, colours: 64, dither: 0 }));
}

/** Two seconds of the dashboard's charts being drawn, 25 frames a second, H.264 as every browser plays it. */
async function film(name: string): Promise<void> {
  const frames = 50;
  const size = { width: 640, height: 400 };
  const ffmpeg = spawn(
    'ffmpeg',
    // prettier-ignore
    [
      '-loglevel', 'error', '-y',
      '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${size.width}x${size.height}`, '-r', '25', '-i', '-',
      '-c:v', 'libx264', '-preset', 'veryslow', '-crf', '27', '-pix_fmt', 'yuv420p', '-movflags', '+faststart',
      path(name),
    ],
    { stdio: ['pipe', 'inherit', 'inherit'] },
  );
  const ended = new Promise<number | null>((resolve) => ffmpeg.once('close', resolve));
  for (let frame = 0; frame < frames; frame++) {
    const progress = Math.min(1, frame / (frames - 12));
    const pixels = await drawn(dashboard(light, progress)).resize(size).removeAlpha().raw().toBuffer();
    if (!ffmpeg.stdin.write(pixels)) await once(ffmpeg.stdin, 'drain');
  }
  ffmpeg.stdin.end();
  const code = await ended;
  if (code !== 0) throw new Error(`ffmpeg could not make ${name}: it ended with code ${String(code)}.`);
  await report(name);
}

function drawn(picture: string): Sharp {
  return sharp(Buffer.from(picture)).flatten();
}

async function save(name: string, picture: Sharp): Promise<void> {
  await picture.toFile(path(name));
  await report(name);
}

function path(name: string): string {
  return new URL(name, folder).pathname;
}

async function report(name: string): Promise<void> {
  const { size } = await stat(path(name));
  console.log(`${name}: ${Math.ceil(size / 1024)} KiB`);
}
