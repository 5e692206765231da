import sharp from 'sharp';
import type { VideoFormat } from './sniff.ts';

export interface VideoInfo {
  width: number;
  height: number;
  /** Whole seconds. */
  duration: number;
}

/** Reads a video's own header; undefined when there is no picture track to be found. */
export async function readVideo(path: string): Promise<VideoInfo | undefined> {
  // Loaded when the first video comes: it takes longer to load than all the rest.
  const { ALL_FORMATS, FilePathSource, Input } = await import('mediabunny');
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (track === null) return undefined;
    const seconds = (await input.getDurationFromMetadata()) ?? (await input.computeDuration());
    return {
      width: await track.getDisplayWidth(),
      height: await track.getDisplayHeight(),
      duration: Math.round(seconds),
    };
  } catch {
    return undefined;
  } finally {
    input.dispose();
  }
}

/** Draws the picture shown for a video: dark, with a play mark. Real sites cut a frame with ffmpeg. */
export async function writeFrame(
  to: string,
  { width, height }: { width: number; height: number },
): Promise<number> {
  const edge = Math.min(width, height) / 4;
  const [x, y] = [width / 2, height / 2];
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="#1c2128"/>
    <path d="M${x - edge / 2} ${y - edge / 2} L${x + edge / 2} ${y} L${x - edge / 2} ${y + edge / 2} Z" fill="#f0f3f6"/>
  </svg>`;
  const { size } = await sharp(Buffer.from(drawing)).jpeg().toFile(to);
  return size;
}

export function videoMime(format: VideoFormat): string {
  return `video/${format}`;
}

export function videoExtension(format: VideoFormat): string {
  return format === 'quicktime' ? 'mov' : format;
}
