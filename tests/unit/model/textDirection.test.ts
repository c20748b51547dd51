import { expect, test } from 'vitest';
import { textDirection } from '@/model/textDirection.ts';

test.each([
  ['', 'ltr'],
  ['12 + 3 = ?!\n', 'ltr'],
  ['a שלום', 'ltr'],
  ['(1) שלום a', 'rtl'],
  ['«مرحبا»', 'rtl'],
  ['ܫܠܡܐ', 'rtl'],
  ['𐤀', 'rtl'],
  ['東京', 'ltr'],
  ['😀 Да', 'ltr'],
])('the first letter decides: %j', (text, direction) => {
  expect(textDirection(text)).toBe(direction);
});

test('a long text without letters is not searched to its end', () => {
  expect(textDirection('\n'.repeat(100_000) + 'ש')).toBe('ltr');
});
