/** Spans of time as a clock shows them. */
import { expect, it } from 'vitest';
import { formatClock } from '@/draw/formatClock.ts';

it.each([
  [0, '0:00'],
  [-3, '0:00'],
  [65.9, '1:05'],
  [3599, '59:59'],
  [3729, '1:02:09'],
])('%d seconds are %s', (seconds, shown) => expect(formatClock(seconds, 'en')).toBe(shown));
