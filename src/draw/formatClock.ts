/** A span of time as a clock shows it: `4:05`, `1:02:09`. */
export function formatClock(seconds: number, language: string): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = new Intl.NumberFormat(language, { minimumIntegerDigits: 2, useGrouping: false });
  const one = new Intl.NumberFormat(language, { useGrouping: false });
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const tail = `${(hours > 0 ? two : one).format(minutes)}:${two.format(whole % 60)}`;
  return hours > 0 ? `${one.format(hours)}:${tail}` : tail;
}
