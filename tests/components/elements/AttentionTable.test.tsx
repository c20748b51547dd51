import { render, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { tensor } from '@/model/tensor.ts';
import { AttentionTable } from '@/elements/AttentionTable.tsx';

/** Every query looks at all it can see alike. */
function evenAttention(tokens: number) {
  const data = new Float32Array(tokens * tokens);
  for (let query = 0; query < tokens; query += 1)
    for (let key = 0; key <= query; key += 1) data[query * tokens + key] = 1 / (query + 1);
  return tensor(['query', 'key'], [tokens, tokens], data);
}

function show(tokens: number, selectedQuery: number | null = null) {
  render(
    <AttentionTable
      caption="Attention weights"
      weights={evenAttention(tokens)}
      tokens={Array.from({ length: tokens }, (_, at) => ({ text: `token ${at}` }))}
      selectedQuery={selectedQuery}
      cornerLabel="query and key"
      describeLeftOut={(from, to, total) => `Rows ${from} to ${to} of ${total}`}
      maskedLabel="masked"
    />,
  );
  return screen.getByRole('table', { name: 'Attention weights' });
}

describe('AttentionTable', () => {
  test('has a row for each query and a column for each key, with headers', () => {
    const table = show(4);
    expect(within(table).getAllByRole('columnheader')).toHaveLength(5);
    expect(
      within(table)
        .getAllByRole('rowheader')
        .map((header) => header.textContent),
    ).toEqual(['token 0', 'token 1', 'token 2', 'token 3']);
  });

  test('carries the full weights, zeros where the model cannot look, and every row sums to 1', () => {
    for (const row of within(show(7)).getAllByRole('row').slice(1)) {
      const values = [...row.querySelectorAll('data')].map((cell) => Number(cell.value));
      expect(values).toHaveLength(7);
      expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
    }
    expect(screen.getAllByText('masked')).toHaveLength(21);
  });

  test('shows a long text in part, around the selected query, and says so', () => {
    const table = show(256, 100);
    expect(
      within(table)
        .getAllByRole('rowheader')
        .map((header) => header.textContent),
    ).toEqual(Array.from({ length: 9 }, (_, at) => `token ${96 + at}`));
    expect(screen.getByText('Rows 96 to 104 of 256')).toBeInTheDocument();
  });

  test.each([0, 255, null])('keeps nine rows at the edges of a long text (query %s)', (query) => {
    expect(within(show(256, query)).getAllByRole('rowheader')).toHaveLength(9);
  });
});
