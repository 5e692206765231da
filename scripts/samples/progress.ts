import { box, svg, text } from './svg.ts';

export const progressFrames = 16;

/** One frame of a looping upload card. */
export function progressCard(frame: number): string {
  const share = Math.min(1, frame / (progressFrames - 4));
  const done = share === 1;
  const colour = done ? '#1fa97c' : '#4f5bd5';
  return svg(
    480,
    270,
    box(0, 0, 480, 270, '#eef1f8'),
    box(48, 60, 384, 150, '#ffffff', 18),
    box(76, 88, 48, 48, done ? '#d9f4ea' : '#e5e8fb', 14),
    done
      ? '<path d="M 89 113 l 8 8 l 15 -17" fill="none" stroke="#1fa97c" stroke-width="4.5" stroke-linecap="round" stroke-linejoin="round"/>'
      : '<path d="M 100 124 v -22 m -9 9 l 9 -9 l 9 9" fill="none" stroke="#4f5bd5" stroke-width="4.5" stroke-linecap="round" stroke-linejoin="round"/>',
    text(142, 109, 'dashboard-dark.png', { size: 17, weight: 600, fill: '#141b34' }),
    text(142, 131, done ? 'Uploaded' : 'Uploading', { size: 14, fill: '#6a7391' }),
    text(404, 131, `${Math.round(share * 100)}%`, { size: 14, weight: 600, fill: colour, anchor: 'end' }),
    box(76, 162, 328, 12, '#e3e8f2', 6),
    box(76, 162, Math.max(12, 328 * share), 12, colour, 6),
  );
}
