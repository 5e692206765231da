/** Numbers with a unit-free meaning are pixels of the picture. */
export interface TextStyle {
  size: number;
  fill: string;
  weight?: number;
  anchor?: 'start' | 'middle' | 'end';
  spacing?: number;
}

/** One line of text whose baseline starts at (x, y). Inter where it is installed, else a sans serif like it. */
export function text(x: number, y: number, content: string, style: TextStyle): string {
  const { size, fill, weight = 400, anchor = 'start', spacing = 0 } = style;
  return `<text x="${x}" y="${y}" font-family="Inter, Helvetica, 'DejaVu Sans', sans-serif" font-size="${size}" font-weight="${weight}" letter-spacing="${spacing}" text-anchor="${anchor}" fill="${fill}">${content}</text>`;
}

export function box(
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  radius = 0,
  stroke = 'none',
): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}" stroke="${stroke}"/>`;
}

export function dot(cx: number, cy: number, r: number, fill: string): string {
  return `<circle cx="${cx}" cy="${cy}" r="${r}" fill="${fill}"/>`;
}

export function line(points: readonly Point[], stroke: string, width: number): string {
  return `<path d="${curve(points)}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round"/>`;
}

/** The area between a curve and the horizontal line at `floor`. */
export function area(points: readonly Point[], floor: number, fill: string): string {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return '';
  return `<path d="${curve(points)} L ${last.x} ${floor} L ${first.x} ${floor} Z" fill="${fill}"/>`;
}

/** A ring segment from `start` to `end`, both shares of a full turn, clockwise from the top. */
export function arc(cx: number, cy: number, r: number, start: number, end: number, stroke: string): string {
  const at = (share: number): string => {
    const angle = (share - 0.25) * 2 * Math.PI;
    return `${(cx + r * Math.cos(angle)).toFixed(2)} ${(cy + r * Math.sin(angle)).toFixed(2)}`;
  };
  const large = end - start > 0.5 ? 1 : 0;
  return `<path d="M ${at(start)} A ${r} ${r} 0 ${large} 1 ${at(end)}" fill="none" stroke="${stroke}" stroke-width="22"/>`;
}

/** A picture of the given size. Text is drawn smoothly, shapes crisply. */
export function svg(width: number, height: number, ...parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`;
}

export interface Point {
  x: number;
  y: number;
}

/** Spreads values (0 to 1) over a rectangle, left to right, 1 at its top. */
export function plot(
  values: readonly number[],
  x: number,
  y: number,
  width: number,
  height: number,
): Point[] {
  const step = width / (values.length - 1);
  return values.map((value, index) => ({ x: x + index * step, y: y + height * (1 - value) }));
}

function curve(points: readonly Point[]): string {
  let path = '';
  let previous: Point | undefined;
  for (const point of points) {
    if (!previous) {
      path = `M ${round(point.x)} ${round(point.y)}`;
    } else {
      const middle = round((previous.x + point.x) / 2);
      path += ` C ${middle} ${round(previous.y)} ${middle} ${round(point.y)} ${round(point.x)} ${round(point.y)}`;
    }
    previous = point;
  }
  return path;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
