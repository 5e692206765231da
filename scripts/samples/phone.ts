import { box, dot, svg, text } from './svg.ts';

/** A phone screen in portrait: a trip planner. */
export function phone(): string {
  return svg(390, 844, box(0, 0, 390, 844, '#fbf7f1'), statusBar(), hero(), days(), stops(), tabs());
}

const ink = '#2a2320';
const muted = '#93867c';
const coral = '#ef6a4c';

function statusBar(): string {
  return [
    text(30, 34, '9:41', { size: 15, weight: 600, fill: ink }),
    box(322, 23, 4, 11, ink, 1),
    box(329, 20, 4, 14, ink, 1),
    box(336, 17, 4, 17, ink, 1),
    box(348.5, 19.5, 25, 13, 'none', 4, ink),
    box(351, 22, 17, 8, ink, 2),
  ].join('');
}

function hero(): string {
  return [
    text(24, 92, 'Lisbon', { size: 34, weight: 700, fill: ink, spacing: -0.8 }),
    text(24, 116, '3 days, 14 places saved', { size: 14.5, fill: muted }),
    dot(346, 88, 20, '#f6d9c7'),
    text(346, 93, 'JN', { size: 14, weight: 700, fill: coral, anchor: 'middle' }),
    `<clipPath id="card"><rect x="20" y="138" width="350" height="190" rx="24"/></clipPath>`,
    `<g clip-path="url(#card)">`,
    box(20, 138, 350, 190, '#ffd7ae'),
    dot(286, 204, 38, '#fff1d6'),
    dot(286, 204, 28, '#ff9d62'),
    `<path d="M 20 268 Q 90 220 160 256 T 300 246 T 380 262 V 328 H 20 Z" fill="#f28b63"/>`,
    `<path d="M 20 292 Q 110 254 200 286 T 380 284 V 328 H 20 Z" fill="#c9574a"/>`,
    `<path d="M 60 304 v -52 l 12 -10 l 12 10 v 52 Z M 90 304 v -36 h 22 v 36 Z M 118 304 v -58 l 9 -9 l 9 9 v 58 Z" fill="#8c3540"/>`,
    box(20, 304, 350, 24, '#2f6f86'),
    `<path d="M 40 312 h 60 M 130 318 h 90 M 250 312 h 70" stroke="#5da0b0" stroke-width="3" stroke-linecap="round"/>`,
    '</g>',
    box(36, 154, 96, 28, '#fffaf3', 14),
    text(84, 173, '24° sunny', { size: 13, weight: 600, fill: ink, anchor: 'middle' }),
  ].join('');
}

function days(): string {
  const labels = [
    { day: 'Fri', date: '12' },
    { day: 'Sat', date: '13' },
    { day: 'Sun', date: '14' },
  ];
  return labels
    .map(({ day, date }, index) => {
      const x = 20 + index * 120;
      const chosen = index === 1;
      return [
        box(x, 350, 110, 60, chosen ? coral : '#ffffff', 18),
        text(x + 55, 375, day, { size: 13, fill: chosen ? '#ffe3d9' : muted, anchor: 'middle' }),
        text(x + 55, 398, date, { size: 19, weight: 700, fill: chosen ? '#ffffff' : ink, anchor: 'middle' }),
      ].join('');
    })
    .join('');
}

function stops(): string {
  const places = [
    { time: '09:30', name: 'Pastry on the corner', note: 'Breakfast, 5 minutes on foot', colour: '#f7b955' },
    { time: '11:00', name: 'Tile museum', note: 'Tickets booked for two', colour: '#3f8fa6' },
    { time: '14:15', name: 'Tram to the hill', note: 'Line 28, window seat', colour: coral },
    { time: '18:40', name: 'Sunset at the river', note: 'Bring a jacket', colour: '#8f6bb8' },
  ];
  const parts = [text(24, 448, 'Saturday', { size: 20, weight: 700, fill: ink })];
  for (const [index, place] of places.entries()) {
    const y = 466 + index * 74;
    parts.push(
      box(20, y, 350, 64, '#ffffff', 18),
      box(32, y + 12, 40, 40, place.colour, 12),
      dot(52, y + 32, 7, '#ffffff'),
      text(86, y + 29, place.name, { size: 15.5, weight: 600, fill: ink }),
      text(86, y + 48, place.note, { size: 13, fill: muted }),
      text(354, y + 29, place.time, { size: 13.5, weight: 600, fill: muted, anchor: 'end' }),
    );
  }
  return parts.join('');
}

function tabs(): string {
  const names = ['Plan', 'Map', 'Saved', 'You'];
  const parts = [box(0, 768, 390, 76, '#ffffff'), box(0, 768, 390, 1, '#efe6dc')];
  for (const [index, name] of names.entries()) {
    const x = 56 + index * 93;
    const colour = index === 0 ? coral : '#c9bdb2';
    parts.push(
      box(x - 10, 782, 20, 18, colour, 6),
      text(x, 818, name, { size: 11.5, weight: 600, fill: index === 0 ? coral : muted, anchor: 'middle' }),
    );
  }
  parts.push(box(130, 831, 130, 5, ink, 2.5));
  return parts.join('');
}
