import type { Measured } from './cases.ts';

interface Point {
  files: number;
  value: number;
}

const counts = { growth100: 100, growth1000: 1000, growth10000: 10_000, growth50000: 50_000 } as const;

/** Time and memory over the number of files, both axes logarithmic, so that what is linear is a straight line. */
export function growthChart(measured: Measured): string {
  const line = (client: string, figure: 'wall' | 'rss', scale: number): Point[] =>
    (Object.keys(counts) as (keyof typeof counts)[]).flatMap((name) => {
      const figures = measured[name]?.[client];
      return figures ? [{ files: counts[name], value: figures[figure] / scale }] : [];
    });
  const time = plot(
    40,
    'Time, s',
    [line('ours', 'wall', 1000), line('curl', 'wall', 1000)],
    [0.01, 0.1, 1, 10, 100],
  );
  const memory = plot(
    440,
    'Peak memory, MB',
    [line('ours', 'rss', 1e6), line('curl', 'rss', 1e6)],
    [10, 100, 1000],
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 320" font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="Time and memory over the number of files">
<rect width="800" height="320" fill="#fff"/>
${time}
${memory}
<g fill="#333"><circle cx="300" cy="305" r="4" fill="${colours[0]}"/><text x="310" y="309">this Action</text><circle cx="420" cy="305" r="4" fill="${colours[1]}"/><text x="430" y="309">curl --parallel</text></g>
</svg>
`;
}

const colours = ['#1f6feb', '#8b949e'] as const;
const width = 300;
const height = 220;
const top = 40;

function plot(
  left: number,
  title: string,
  lines: readonly (readonly Point[])[],
  ticks: readonly number[],
): string {
  const least = ticks[0] ?? 1;
  const largest = ticks.at(-1) ?? 1;
  const x = ({ files }: Point) => left + 30 + (width * Math.log10(files / 100)) / Math.log10(500);
  const y = (value: number) =>
    top + height - (height * Math.log10(value / least)) / Math.log10(largest / least);
  const grid = ticks.map(
    (tick) =>
      `<path d="M${left + 30} ${y(tick).toFixed(1)}h${width}" stroke="#ddd"/><text x="${left + 24}" y="${(y(tick) + 4).toFixed(1)}" text-anchor="end" fill="#666">${tick}</text>`,
  );
  const names = Object.values(counts).map(
    (files) =>
      `<text x="${x({ files, value: 0 }).toFixed(1)}" y="${top + height + 18}" text-anchor="middle" fill="#666">${files.toLocaleString('en')}</text>`,
  );
  const drawn = lines.map((points, index) => {
    const colour = colours[index] ?? '#000';
    const path = points.map((point) => `${x(point).toFixed(1)},${y(point.value).toFixed(1)}`).join(' ');
    const dots = points.map(
      (point) =>
        `<circle cx="${x(point).toFixed(1)}" cy="${y(point.value).toFixed(1)}" r="3.5" fill="${colour}"/>`,
    );
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}`;
  });
  return `<text x="${left + 30}" y="24" font-size="14" fill="#333">${title}</text>\n${[...grid, ...names, ...drawn].join('\n')}`;
}
