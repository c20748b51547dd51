/** The lesson in a link that somebody pastes, and how far a link reaches. */
import { expect, it } from 'vitest';
import { MOST_IN_ADDRESS } from '@/store/madeLesson.ts';
import { fileName, linkReach, packedIn } from '@/views/teach/lessonLink.ts';

it.each([
  ['https://x.example/glassbox/#page=learn&lesson=made&made=H4sIAAAA', 'H4sIAAAA'],
  [' <https://x.example/#page=learn&made=H4sIAAAA&present=1> ', 'H4sIAAAA'],
  ['H4sIAAAAAAAAA3VSy27bMBC8', 'H4sIAAAAAAAAA3VSy27bMBC8'],
  ['https://x.example/#text=Once', null],
  ['https://x.example/#made=', null],
  ['hello', null],
])('%s brings %s', (pasted, packed) => expect(packedIn(pasted)).toBe(packed));

it('A link reaches as far as it is short', () => {
  const link = (length: number) => 'x'.repeat(length);
  expect(linkReach(link(2000), link(1900))).toBe('mail');
  expect(linkReach(link(2001), link(1901))).toBe('page');
  expect(linkReach(link(MOST_IN_ADDRESS + 200), link(MOST_IN_ADDRESS + 1))).toBe('file');
});

it.each([
  ['Attention, part 2', 'attention-part-2.lesson.json'],
  ['../../etc/passwd', 'etc-passwd.lesson.json'],
  ['', 'lesson.lesson.json'],
])('A lesson called %j is saved as %s', (title, name) => expect(fileName(title)).toBe(name));
