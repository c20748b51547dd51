import { expect, test, vi } from 'vitest';
import { pasteLines } from '@/elements/pasteLines.ts';

function paste(text: string) {
  const box = document.createElement('textarea');
  box.value = 'before over after';
  box.setSelectionRange(7, 11);
  const onInput = vi.fn();
  const preventDefault = vi.fn();
  box.addEventListener('input', onInput);
  pasteLines({ clipboardData: { getData: () => text }, currentTarget: box, preventDefault });
  return { box, onInput, isOurs: preventDefault.mock.calls.length > 0 };
}

test('thousands of lines take the place of what is selected in one change', () => {
  const lines = 'a line\n'.repeat(5000);
  const { box, onInput, isOurs } = paste(lines);
  expect(isOurs).toBe(true);
  expect(box.value).toBe(`before ${lines} after`);
  expect(onInput).toHaveBeenCalledOnce();
});

test('any other paste is the browser’s, with its undo', () => {
  for (const text of ['', 'one line', 'x'.repeat(1_000_000), 'a line\n'.repeat(900)]) {
    const { box, onInput, isOurs } = paste(text);
    expect(isOurs).toBe(false);
    expect(box.value).toBe('before over after');
    expect(onInput).not.toHaveBeenCalled();
  }
});
