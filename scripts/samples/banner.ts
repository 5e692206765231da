import { box, dot, line, plot, svg, text } from './svg.ts';

/** A wide announcement, as one sits on top of a release page. */
export function banner(): string {
  const waves = [
    { lift: 90, fill: '#1d3b6b' },
    { lift: 40, fill: '#1a4f86' },
    { lift: 0, fill: '#1a6c9c' },
  ];
  const parts = [
    box(0, 0, 1600, 500, '#142850'),
    dot(1330, 150, 190, '#193562'),
    dot(1330, 150, 130, '#214475'),
    dot(1330, 150, 76, '#ffd27d'),
  ];
  for (const { lift, fill } of waves) {
    const y = 380 - lift;
    parts.push(
      `<path d="M 0 ${y + 50} Q 200 ${y - 40} 420 ${y + 20} T 860 ${y} T 1260 ${y + 30} T 1600 ${y - 10} V 500 H 0 Z" fill="${fill}"/>`,
    );
  }
  parts.push(
    box(110, 96, 168, 36, '#27457a', 18),
    dot(132, 114, 5, '#5ee0c0'),
    text(148, 119.5, 'Release 4.18', { size: 16, weight: 600, fill: '#cfe0ff' }),
    text(108, 214, 'Charts that load', { size: 66, weight: 700, fill: '#ffffff', spacing: -1.6 }),
    text(108, 288, 'before you look.', { size: 66, weight: 700, fill: '#8fd3ff', spacing: -1.6 }),
    text(110, 338, 'Twice as fast, half the memory, and dark mode at last.', { size: 23, fill: '#d5e3fb' }),
    box(110, 376, 176, 52, '#ffffff', 14),
    text(198, 409, 'See it live', { size: 19, weight: 600, fill: '#142850', anchor: 'middle' }),
    text(318, 409, 'Read the notes', { size: 19, weight: 600, fill: '#ffffff' }),
    floatingCard(),
  );
  return svg(1600, 500, ...parts);
}

function floatingCard(): string {
  const bars = [44, 70, 58, 96, 82, 124, 112];
  return [
    box(950, 118, 470, 284, '#0f2145', 22),
    box(944, 108, 470, 284, '#fbfcff', 22),
    text(976, 152, 'Time to first chart', { size: 19, weight: 600, fill: '#142850' }),
    text(1382, 152, '0.6 s', { size: 19, weight: 700, fill: '#1a9c7c', anchor: 'end' }),
    ...bars.map((height, index) =>
      box(976 + index * 60, 358 - height, 38, height, index === 5 ? '#4f7cff' : '#d7e2fb', 8),
    ),
    line(plot([0.12, 0.3, 0.2, 0.5, 0.42, 0.82, 0.76], 995, 176, 360, 150), '#ff9f5a', 4),
  ].join('');
}
