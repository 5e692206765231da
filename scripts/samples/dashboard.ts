import { arc, area, box, dot, line, plot, svg, text } from './svg.ts';

export interface Theme {
  page: string;
  panel: string;
  edge: string;
  ink: string;
  muted: string;
  faint: string;
  accent: string;
  accentWash: string;
  onAccent: string;
  second: string;
  third: string;
  good: string;
  goodWash: string;
  warn: string;
  warnWash: string;
}

export const light: Theme = {
  page: '#f4f6fb',
  panel: '#ffffff',
  edge: '#e3e8f2',
  ink: '#141b34',
  muted: '#6a7391',
  faint: '#eef1f8',
  accent: '#4f5bd5',
  accentWash: '#e5e8fb',
  onAccent: '#ffffff',
  second: '#22b8a6',
  third: '#ffb44c',
  good: '#0f8f6d',
  goodWash: '#dcf5ec',
  warn: '#b7651b',
  warnWash: '#fdefdc',
};

export const dark: Theme = {
  page: '#0e1222',
  panel: '#171d33',
  edge: '#262e4b',
  ink: '#eef1fb',
  muted: '#929cbf',
  faint: '#1f2740',
  accent: '#7c86ff',
  accentWash: '#242c5c',
  onAccent: '#0e1222',
  second: '#3ad6c0',
  third: '#ffc46b',
  good: '#4fdcae',
  goodWash: '#163a39',
  warn: '#ffbe6e',
  warnWash: '#3b2e26',
};

export const dashboardSize = { width: 1280, height: 800 };

const visitors = [0.18, 0.26, 0.22, 0.38, 0.35, 0.5, 0.44, 0.6, 0.57, 0.74, 0.7, 0.9];
const returning = [0.1, 0.14, 0.13, 0.2, 0.22, 0.27, 0.25, 0.34, 0.36, 0.42, 0.45, 0.52];

/** An analytics dashboard. `progress` (0 to 1) is how much of its charts is drawn, for a film of it loading. */
export function dashboard(theme: Theme, progress = 1): string {
  const { width, height } = dashboardSize;
  return svg(
    width,
    height,
    box(0, 0, width, height, theme.page),
    sidebar(theme),
    heading(theme),
    ...figures(theme, progress),
    trafficChart(theme, progress),
    channels(theme, progress),
    deployments(theme),
  );
}

function sidebar(theme: Theme): string {
  const entries = ['Overview', 'Audience', 'Funnels', 'Releases', 'Alerts', 'Settings'];
  const parts = [
    box(0, 0, 232, 800, theme.panel),
    box(231, 0, 1, 800, theme.edge),
    box(28, 28, 36, 36, theme.accent, 10),
    `<path d="M 38 52 L 38 46 M 46 52 L 46 40 M 54 52 L 54 43" stroke="${theme.onAccent}" stroke-width="4" stroke-linecap="round"/>`,
    text(76, 53, 'Harbor', { size: 20, weight: 700, fill: theme.ink }),
    text(30, 112, 'WORKSPACE', { size: 11, weight: 600, fill: theme.muted, spacing: 1.1 }),
  ];
  for (const [index, entry] of entries.entries()) {
    const y = 128 + index * 46;
    const chosen = index === 0;
    if (chosen) parts.push(box(16, y, 200, 40, theme.accentWash, 10));
    parts.push(
      box(32, y + 13, 14, 14, chosen ? theme.accent : theme.edge, 4),
      text(60, y + 25.5, entry, {
        size: 14.5,
        weight: chosen ? 600 : 500,
        fill: chosen ? theme.accent : theme.muted,
      }),
    );
  }
  parts.push(
    box(188, 322, 20, 20, theme.warnWash, 10),
    text(198, 336.5, '3', { size: 12, weight: 700, fill: theme.warn, anchor: 'middle' }),
    box(16, 724, 200, 56, theme.faint, 12),
    dot(44, 752, 16, theme.second),
    text(44, 757, 'MR', { size: 12, weight: 700, fill: theme.panel, anchor: 'middle' }),
    text(70, 748, 'Mira Rowan', { size: 13.5, weight: 600, fill: theme.ink }),
    text(70, 765, 'Product analyst', { size: 12, fill: theme.muted }),
  );
  return parts.join('');
}

function heading(theme: Theme): string {
  return [
    text(264, 58, 'Overview', { size: 28, weight: 700, fill: theme.ink, spacing: -0.4 }),
    text(264, 82, 'How the site did in the last twelve weeks', { size: 14, fill: theme.muted }),
    box(984.5, 36.5, 140, 39, theme.panel, 10, theme.edge),
    text(1004, 61, 'Last 12 weeks', { size: 13.5, weight: 500, fill: theme.ink }),
    box(1140, 36, 108, 40, theme.accent, 10),
    text(1194, 61, 'Export', { size: 14, weight: 600, fill: theme.onAccent, anchor: 'middle' }),
  ].join('');
}

function figures(theme: Theme, progress: number): string[] {
  const cards = [
    {
      name: 'Visitors',
      value: '48,290',
      change: '+12.4%',
      good: true,
      trend: [0.2, 0.35, 0.3, 0.55, 0.5, 0.85],
    },
    {
      name: 'Sign-ups',
      value: '3,174',
      change: '+8.1%',
      good: true,
      trend: [0.3, 0.25, 0.45, 0.4, 0.65, 0.75],
    },
    {
      name: 'Revenue',
      value: '$92.6k',
      change: '+4.9%',
      good: true,
      trend: [0.4, 0.5, 0.42, 0.6, 0.58, 0.7],
    },
    {
      name: 'Error rate',
      value: '0.41%',
      change: '+0.06',
      good: false,
      trend: [0.3, 0.2, 0.4, 0.3, 0.5, 0.6],
    },
  ];
  return cards.map((card, index) => {
    const x = 264 + index * 249;
    const tone = card.good ? theme.good : theme.warn;
    const trend = card.trend.map((value) => value * progress);
    return [
      box(x + 0.5, 108.5, 236, 123, theme.panel, 14, theme.edge),
      text(x + 20, 138, card.name, { size: 13.5, weight: 500, fill: theme.muted }),
      text(x + 20, 178, card.value, { size: 30, weight: 700, fill: theme.ink, spacing: -0.6 }),
      box(x + 20, 194, 66, 24, card.good ? theme.goodWash : theme.warnWash, 12),
      text(x + 53, 210.5, card.change, { size: 12.5, weight: 600, fill: tone, anchor: 'middle' }),
      line(plot(trend, x + 138, 170, 78, 40), card.good ? theme.accent : theme.third, 2.5),
    ].join('');
  });
}

function trafficChart(theme: Theme, progress: number): string {
  const parts = [
    box(264.5, 252.5, 652, 299, theme.panel, 14, theme.edge),
    text(288, 288, 'Traffic', { size: 17, weight: 600, fill: theme.ink }),
    dot(734, 283, 5, theme.accent),
    text(746, 288, 'All visitors', { size: 12.5, fill: theme.muted }),
    dot(824, 283, 5, theme.second),
    text(836, 288, 'Returning', { size: 12.5, fill: theme.muted }),
  ];
  for (const [index, label] of ['60k', '45k', '30k', '15k', '0'].entries()) {
    const y = 322 + index * 48;
    parts.push(
      text(318, y + 4, label, { size: 11.5, fill: theme.muted, anchor: 'end' }),
      box(332, y, 560, 1, theme.faint),
    );
  }
  for (const [index, label] of ['Mar', 'Apr', 'May'].entries()) {
    parts.push(text(380 + index * 204, 536, label, { size: 11.5, fill: theme.muted }));
  }
  const all = plot(grown(visitors, progress), 332, 322, 560, 192);
  parts.push(
    area(all, 514, theme.accentWash),
    line(plot(grown(returning, progress), 332, 322, 560, 192), theme.second, 3),
    line(all, theme.accent, 3),
  );
  const last = all.at(-1);
  if (last) parts.push(dot(last.x, last.y, 7, theme.panel), dot(last.x, last.y, 4.5, theme.accent));
  return parts.join('');
}

function channels(theme: Theme, progress: number): string {
  const shares = [
    { name: 'Search', share: 0.46, colour: theme.accent },
    { name: 'Direct', share: 0.31, colour: theme.second },
    { name: 'Referral', share: 0.23, colour: theme.third },
  ];
  const parts = [
    box(936.5, 252.5, 311, 299, theme.panel, 14, theme.edge),
    text(960, 288, 'Channels', { size: 17, weight: 600, fill: theme.ink }),
  ];
  let start = 0;
  for (const [index, { name, share, colour }] of shares.entries()) {
    const y = 484 + index * 22;
    const end = start + share;
    parts.push(
      arc(1092, 380, 66, start * progress, (end - 0.012) * progress, colour),
      dot(966, y - 4, 5, colour),
      text(980, y, name, { size: 13, fill: theme.ink }),
      text(1224, y, `${Math.round(share * 100)}%`, {
        size: 13,
        weight: 600,
        fill: theme.muted,
        anchor: 'end',
      }),
    );
    start = end;
  }
  parts.push(
    text(1092, 383, '48.3k', { size: 23, weight: 700, fill: theme.ink, anchor: 'middle' }),
    text(1092, 402, 'visits', { size: 12.5, fill: theme.muted, anchor: 'middle' }),
  );
  return parts.join('');
}

function deployments(theme: Theme): string {
  const rows = [
    {
      name: 'Faster checkout',
      author: 'Ines Calder',
      version: 'v4.18.0',
      when: '12 minutes ago',
      live: true,
    },
    { name: 'New price table', author: 'Tomas Lind', version: 'v4.17.2', when: '3 hours ago', live: true },
    { name: 'Search by colour', author: 'Yuki Arden', version: 'v4.17.1', when: 'yesterday', live: false },
  ];
  const parts = [
    box(264.5, 572.5, 983, 207, theme.panel, 14, theme.edge),
    text(288, 608, 'Recent releases', { size: 17, weight: 600, fill: theme.ink }),
    text(1224, 608, 'View all', { size: 13.5, weight: 600, fill: theme.accent, anchor: 'end' }),
  ];
  for (const [index, row] of rows.entries()) {
    const y = 626 + index * 50;
    const tone = row.live ? theme.good : theme.warn;
    parts.push(
      box(288, y, 936, 1, theme.faint),
      box(288, y + 13, 26, 26, theme.faint, 8),
      dot(301, y + 26, 4.5, row.live ? theme.second : theme.third),
      text(328, y + 31, row.name, { size: 14, weight: 600, fill: theme.ink }),
      text(560, y + 31, row.author, { size: 14, fill: theme.muted }),
      text(760, y + 31, row.version, { size: 14, weight: 500, fill: theme.ink }),
      text(900, y + 31, row.when, { size: 14, fill: theme.muted }),
      box(1142, y + 14, 82, 25, row.live ? theme.goodWash : theme.warnWash, 12.5),
      text(1183, y + 31, row.live ? 'Live' : 'In review', {
        size: 12.5,
        weight: 600,
        fill: tone,
        anchor: 'middle',
      }),
    );
  }
  return parts.join('');
}

/** Each value rises after the one before it, so that a line seems to be drawn from the left. */
function grown(values: readonly number[], progress: number): number[] {
  return values.map((value, index) => {
    const delay = (index / values.length) * 0.6;
    const share = Math.min(1, Math.max(0, (progress - delay) / 0.4));
    return value * share * (2 - share);
  });
}
