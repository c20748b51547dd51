/** The words that a guess is chosen from: the best among them, and nothing in their order that gives it away. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guessOptions } from '@/views/guess/guessOptions.ts';

const labels = ['·boy', '·girl', ',', '·small', '·cle', '·a', '·king', '·old', 'ing', '·man', '·tree', '·dog'];
const labelOf = (id: number) => labels[id] ?? '';

test('whatever the order of the tokens, the most probable is one of at most four, sorted as they read', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(
        labels.map((_, id) => id),
        { minLength: 1 },
      ),
      (order) => {
        const options = guessOptions(order, labelOf);
        expect(options).toContain(order[0]);
        expect(options.length).toBeLessThanOrEqual(4);
        expect(new Set(options).size).toBe(options.length);
        const read = options.map(labelOf);
        expect(read).toEqual([...read].sort());
        // Beside the best only whole words of two letters or more.
        for (const label of options.filter((id) => id !== order[0]).map(labelOf))
          expect(label).toMatch(/^·\p{L}{2,}$/u);
      },
    ),
  );
});
