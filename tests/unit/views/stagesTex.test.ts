/** Vectors and lists as they stand in the formulas of the stages. */
import { describe, expect, it } from 'vitest';
import { formats } from '@/draw/formats.ts';
import { listIds, plainVector, texTerm, texVector } from '@/views/stages/tex.ts';

const english = formats('en');

describe('The pieces of a formula', () => {
  it('show the beginning of a vector and that there is more', () => {
    expect(texVector([0.5, -0.25, 3], english)).toBe('(0.500,\\,-0.250,\\,\\dots)');
    expect(plainVector([0.5, -0.25, 3], english)).toBe('(0.500, −0.250, …)');
  });

  it('keep numbers apart where a comma is the decimal sign', () => {
    expect(plainVector([0.5, -0.25, 3], formats('de'))).toBe('(0,500; −0,250; …)');
    expect(texVector([0.5, -0.25, 3], formats('de'))).toBe('(0{,}500;\\,-0{,}250;\\,\\dots)');
  });

  it('put a negative number after an operator in brackets', () => {
    expect(texTerm(-2, english)).toBe('(-2.00)');
    expect(texTerm(2, english)).toBe('2.00');
  });

  it('leave out the middle of a long list of ids', () => {
    expect(listIds([1, 2, 3, 4, 5], '…')).toBe('(1, 2, 3, 4, 5)');
    expect(listIds([1, 2, 3, 4, 5, 6], '…')).toBe('(1, 2, …, 5, 6)');
  });
});
