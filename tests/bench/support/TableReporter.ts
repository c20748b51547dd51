/** Prints the measurements as one table, when all are done. */
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { ROW, type Row } from './measure.ts';

export default class TableReporter implements Reporter {
  readonly #rows: Row[] = [];

  printsToStdio(): boolean {
    return true;
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const rows = result.annotations
      .filter(({ type }) => type === ROW)
      .map(({ description }) => JSON.parse(description ?? '') as Row);
    this.#rows.push(...rows);
    if (result.status === 'skipped') {
      const reason = test.annotations.find(({ type }) => type === 'skip')?.description ?? 'left out';
      console.log(`– ${test.title}: ${reason}`);
      return;
    }
    const seconds = Math.round(result.duration / 1000);
    console.log(`${result.status === 'passed' ? '✓' : '✗'} ${test.title} (${seconds} s)`);
    for (const error of result.errors) console.log(error.stack ?? error.message ?? '');
  }

  onEnd(_result: FullResult): void {
    const lines = this.#rows.map((row) => [
      row.name,
      show(row.value, row.unit),
      budget(row),
      verdict(row),
      row.note ?? '',
    ]);
    const table = [['what', 'measured', 'budget', '', ''], ...lines];
    const widths = table[0]!.map((_, column) => Math.max(...table.map((line) => line[column]!.length)));
    console.log('');
    for (const line of table)
      console.log(
        line
          .map((cell, column) => cell.padEnd(widths[column]!))
          .join('  ')
          .trimEnd(),
      );
  }
}

function show(value: number, unit: Row['unit']): string {
  if (unit === 'bytes') return `${(value / 1e6).toFixed(2)} MB`;
  return unit === '×' ? `${value.toPrecision(3)} ×` : `${(100 * value).toPrecision(3)} %`;
}

function budget({ atMost, atLeast, unit }: Row): string {
  if (atMost !== undefined) return `≤ ${show(atMost, unit)}`;
  return atLeast === undefined ? '' : `≥ ${show(atLeast, unit)}`;
}

function verdict({ value, atMost, atLeast }: Row): string {
  if (atMost === undefined && atLeast === undefined) return '';
  return value <= (atMost ?? Infinity) && value >= (atLeast ?? -Infinity) ? 'kept' : 'MISSED';
}
