import { cpus, loadavg, totalmem } from 'node:os';
import { cases, type CaseName, type Measured } from './cases.ts';
import type { Facts } from './facts.ts';
import type { Figures, Spread } from './figures.ts';
import { goals } from './goals.ts';

/** The machine and the time, for whoever compares two reports. */
export function conditions(): string {
  const { length } = cpus();
  const load = loadavg().map((value) => value.toFixed(1));
  return `Node ${process.versions.node} on ${length} cores with ${Math.round(totalmem() / 2 ** 30)} GiB, loopback, warm page cache. Load averages when the bench ended, its own load included: ${load.join(', ')}.`;
}

/** Every goal beside its figure. */
export function goalTable(measured: Measured, facts: Facts): string {
  const rows = goals.map(({ text, limit, unit, figure }) => {
    const value = figure(measured, facts);
    const verdict = value === undefined ? 'not measured' : value <= limit ? 'met' : '**not met**';
    return [text, `≤ ${quantity(limit, unit)}`, value === undefined ? '–' : quantity(value, unit), verdict];
  });
  return table(['Goal', 'Limit', 'Measured', ''], rows);
}

/** One table a case: medians of all rounds, and of the ratios within each round. */
export function caseTables(measured: Measured): string {
  return (Object.keys(cases) as CaseName[])
    .flatMap((name) => {
      const figures = measured[name];
      return figures ? [`### ${cases[name].name}\n\n${caseTable(figures)}`] : [];
    })
    .join('\n\n');
}

function caseTable(figures: Readonly<Record<string, Figures>>): string {
  const rows = Object.entries(figures).map(([name, own]) => [
    name,
    `${Math.round(own.wall)} ms`,
    ratioText(own.wallRatio),
    `${Math.round(own.cpu)} ms`,
    ratioText(own.cpuRatio),
    `${Math.round(own.rss / 1e6)} MB`,
    own.toFirst === null ? '–' : `${Math.round(own.toFirst)} ms`,
    `${own.requests} / ${own.connections}`,
  ]);
  const head = [
    'Client',
    'Wall',
    '×',
    'CPU',
    '×',
    'Peak RSS',
    'To the first connection',
    'Requests / connections',
  ];
  return `${table(head, rows)}\n\nRounds: ${Object.values(figures)[0]?.rounds ?? 0}.`;
}

function ratioText(ratio: Spread | null): string {
  if (ratio === null) return '1';
  return `**${ratio.median.toFixed(2)}** (${ratio.least.toFixed(2)}–${ratio.largest.toFixed(2)})`;
}

function quantity(value: number, unit: string): string {
  const digits = unit === '×' ? 2 : unit === '' || Number.isInteger(value) ? 0 : 1;
  return `${value.toFixed(digits)} ${unit}`.trimEnd();
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
