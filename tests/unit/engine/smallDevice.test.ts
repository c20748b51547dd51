/** A device of little memory is known by what its browser says of it. */
import { describe, expect, test } from 'vitest';
import { isSmallDevice } from '@/engine/smallDevice.ts';

const SAFARI = 'AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0';
const MAC = `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${SAFARI} Safari/605.1.15`;
const DEVICES = [
  ['an iPhone', { userAgent: `Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${SAFARI} Mobile/15E148` }, true],
  ['an iPad, which says that it is a Macintosh', { userAgent: MAC, maxTouchPoints: 5 }, true],
  ['a Macintosh', { userAgent: MAC, maxTouchPoints: 0 }, false],
  [
    'a Windows laptop with a touch screen',
    {
      userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:153.0) Gecko/20100101 Firefox/153.0',
      maxTouchPoints: 10,
    },
    false,
  ],
  [
    'Firefox on Android',
    { userAgent: 'Mozilla/5.0 (Android 15; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0', maxTouchPoints: 5 },
    true,
  ],
  ['a Linux desktop', { userAgent: 'Mozilla/5.0 (X11; Linux x86_64)' }, false],
  ['what says nothing', undefined, false],
] as const;

describe('a device of little memory', () => {
  test.each(DEVICES)('%s', (_, device, isSmall) => {
    expect(isSmallDevice(device ?? {})).toBe(isSmall);
  });

  test('is one of 4 GB or less wherever the browser says how much there is, whatever else it says', () => {
    for (const [, device] of DEVICES) {
      expect(isSmallDevice({ ...device, deviceMemory: 4 })).toBe(true);
      expect(isSmallDevice({ ...device, deviceMemory: 8 })).toBe(false);
    }
  });
});
