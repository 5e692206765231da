import { box, dot, svg, text } from './svg.ts';

/** A settings page with switches. */
export function settings(): string {
  const rows = [
    { name: 'Weekly report', note: 'A summary every Monday morning', on: true },
    { name: 'Alert on slow pages', note: 'When a page takes longer than two seconds', on: true },
    { name: 'Share with guests', note: 'Anyone with the link can look', on: false },
    { name: 'Keep raw events', note: 'For ninety days, then they are deleted', on: true },
  ];
  const parts = [
    box(0, 0, 1024, 640, '#f2f5f1'),
    box(0, 0, 1024, 72, '#1f4037'),
    dot(48, 36, 14, '#9be3b6'),
    text(74, 42, 'Meadow', { size: 18, weight: 700, fill: '#ffffff' }),
    text(976, 42, 'Help', { size: 15, weight: 500, fill: '#c6e6d4', anchor: 'end' }),
    text(112, 132, 'Notifications', { size: 30, weight: 700, fill: '#16302a', spacing: -0.5 }),
    text(112, 160, 'Choose what reaches you, and when.', { size: 15.5, fill: '#66807a' }),
  ];
  for (const [index, row] of rows.entries()) {
    const y = 190 + index * 96;
    parts.push(
      box(112.5, y + 0.5, 799, 79, '#ffffff', 16, '#dfe8e1'),
      text(140, y + 36, row.name, { size: 17, weight: 600, fill: '#16302a' }),
      text(140, y + 59, row.note, { size: 14, fill: '#66807a' }),
      box(828, y + 25, 56, 30, row.on ? '#2f9e6b' : '#cfd9d2', 15),
      dot(row.on ? 869 : 843, y + 40, 11, '#ffffff'),
    );
  }
  parts.push(
    box(772, 580, 140, 44, '#1f4037', 12),
    text(842, 608, 'Save', { size: 15.5, weight: 600, fill: '#ffffff', anchor: 'middle' }),
  );
  return svg(1024, 640, ...parts);
}
