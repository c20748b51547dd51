import { describe, expect, test } from 'vitest';
import { insideEnglish } from '@/app/insideMessages.ts';
import { checkChanges } from '@/model/experimentRules.ts';
import { presetFor, PRESETS, type HeadsWith } from '@/views/whatif/presetFor.ts';

const EMBEDDED = { isEmbedded: true, layerCount: 6 };
const OTHER = { isEmbedded: false, layerCount: 12 };
const none: HeadsWith = () => null;
const preset = (key: string) => PRESETS.find((each) => each.key === key)!;

describe('discoveries', () => {
  test('are as they were found on the embedded model, possible there, and have words', () => {
    for (const each of PRESETS) {
      const found = presetFor(each, EMBEDDED, none)!;
      expect(found).toBe(each.experiment);
      const texts = { otherLength: 28, isOtherSame: false, hasSteeringTexts: true, areSteeringTextsSame: false };
      expect(checkChanges(found.changes, { layerCount: 6, headCount: 6, length: 28 }, texts)).toEqual(
        found.changes.map(() => null),
      );
      expect(insideEnglish.whatif.presets[each.key].look).not.toBe('');
    }
  });

  test('take another model’s own heads of the same role, once they are measured', () => {
    const heads: HeadsWith = (role) =>
      role === 'induction'
        ? [
            { layer: 5, head: 1 },
            { layer: 6, head: 9 },
          ]
        : [];
    expect(presetFor(preset('induction'), OTHER, heads)?.changes).toEqual([
      { kind: 'head', layer: 5, head: 1 },
      { kind: 'head', layer: 6, head: 9 },
    ]);
    expect(presetFor(preset('induction'), OTHER, none)).toBeNull();
  });

  test('move with the depth of another model where they name no place, and are not offered where they do', () => {
    expect(presetFor(preset('steering'), OTHER, none)?.changes).toEqual([{ kind: 'steer', level: 8, strength: 1 }]);
    for (const key of ['edge', 'swap', 'late', 'fact']) expect(presetFor(preset(key), OTHER, none)).toBeNull();
  });
});
