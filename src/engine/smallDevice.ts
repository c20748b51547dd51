/** Whether this device has little memory: the page asks, for a worker's navigator knows of no fingers. */

/** As much of `navigator` as is used. */
export interface Device {
  /** Gigabytes; Chromium alone says. */
  readonly deviceMemory?: number;
  readonly userAgent?: string;
  readonly maxTouchPoints?: number;
}

const SMALL_GIGABYTES = 4;
const MOBILE = /\b(?:iPhone|iPad|iPod|Android|Mobile)\b/;

/**
 * Where the browser does not say, a phone or a tablet counts as small: there the system ends a page that takes too
 * much. An iPad says that it is a Macintosh, of which none can be touched by several fingers.
 */
export function isSmallDevice(device = globalThis.navigator as Device | undefined): boolean {
  const { deviceMemory, userAgent = '', maxTouchPoints = 0 } = device ?? {};
  if (deviceMemory !== undefined) return deviceMemory <= SMALL_GIGABYTES;
  return MOBILE.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1);
}
