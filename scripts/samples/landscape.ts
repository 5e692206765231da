import { dot, svg } from './svg.ts';

export const landscapeSize = { width: 1500, height: 1000 };

/** Mountains behind a lake at sunrise, in soft gradients: what a photograph is to an encoder. */
export function landscape(): string {
  const { width, height } = landscapeSize;
  const ridges = [
    { y: 560, rough: 120, from: '#b7a6c9', to: '#d9c2cf', seed: 3 },
    { y: 630, rough: 110, from: '#8d84b4', to: '#b9a3c2', seed: 8 },
    { y: 690, rough: 80, from: '#5f6398', to: '#8b85b0', seed: 21 },
    { y: 740, rough: 50, from: '#39467a', to: '#56609a', seed: 34 },
  ];
  return svg(
    width,
    height,
    '<defs>',
    gradient('sky', ['#27407a 0', '#6f7fb8 0.35', '#f3b79b 0.62', '#ffe3b8 0.78']),
    gradient('lake', ['#f0bfa6 0', '#8b86b3 0.35', '#2c3f73 1']),
    '<radialGradient id="glow"><stop offset="0" stop-color="#fff6dc"/><stop offset="0.2" stop-color="#ffe9c0" stop-opacity="0.8"/><stop offset="0.5" stop-color="#ffdca6" stop-opacity="0.3"/><stop offset="1" stop-color="#ffd9a0" stop-opacity="0"/></radialGradient>',
    ...ridges.map(({ from, to }, index) => gradient(`ridge${index}`, [`${from} 0`, `${to} 1`])),
    '</defs>',
    `<rect width="${width}" height="${height}" fill="url(#sky)"/>`,
    dot(980, 520, 520, 'url(#glow)'),
    dot(980, 520, 54, '#fffbee'),
    ...ridges.map(({ y, rough, seed }, index) => ridge(y, rough, seed, `url(#ridge${index})`)),
    `<rect y="760" width="${width}" height="240" fill="url(#lake)"/>`,
    ...glitter(),
    shore(),
  );
}

function gradient(id: string, stops: readonly string[]): string {
  const inside = stops.map((stop) => {
    const [colour = '', offset = '0'] = stop.split(' ');
    return `<stop offset="${offset}" stop-color="${colour}"/>`;
  });
  return `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${inside.join('')}</linearGradient>`;
}

function ridge(y: number, rough: number, seed: number, fill: string): string {
  const points: string[] = [];
  for (let x = 0; x <= 1500; x += 20) {
    const rise =
      Math.sin(x / 170 + seed) * 0.55 +
      Math.sin(x / 61 + seed * 2.3) * 0.28 +
      Math.sin(x / 23 + seed * 5.1) * 0.1;
    points.push(`${x} ${(y - rise * rough).toFixed(1)}`);
  }
  return `<path d="M 0 1000 L ${points.join(' L ')} L 1500 1000 Z" fill="${fill}"/>`;
}

function glitter(): string[] {
  return Array.from({ length: 26 }, (_, index) => {
    const y = 772 + index * 8;
    const half = 30 + index * 5 + 18 * Math.sin(index * 2.1);
    const x = 980 + 14 * Math.sin(index * 1.7);
    return `<rect x="${(x - half).toFixed(1)}" y="${y}" width="${(half * 2).toFixed(1)}" height="3" rx="1.5" fill="#ffe9c4" opacity="${(0.55 - index * 0.018).toFixed(3)}"/>`;
  });
}

function shore(): string {
  const trees = Array.from({ length: 34 }, (_, index) => {
    const x = index * 19 - 30 + 7 * Math.sin(index * 3.3);
    const height = 90 + 60 * Math.abs(Math.sin(index * 1.9)) * (1 - index / 46);
    const base = 905 + index * 2.4;
    const half = height * 0.17;
    return `<path d="M ${x.toFixed(1)} ${base - height} l ${half} ${height * 0.45} h -${half * 0.45} l ${half * 0.8} ${height * 0.55} h -${half * 2.7} l ${half * 0.8} -${height * 0.55} h -${half * 0.45} Z" fill="#16224a"/>`;
  });
  return `<path d="M 0 880 Q 300 880 560 950 T 900 1000 H 0 Z" fill="#16224a"/>${trees.join('')}`;
}
