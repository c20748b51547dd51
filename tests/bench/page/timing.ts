/** Times of repeated work, in milliseconds. */
export interface Times {
  /** The fastest: what is left when the machine does nothing else. */
  readonly best: number;
  readonly median: number;
  /** 95 of 100 were as fast. */
  readonly p95: number;
}

export function summarize(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  return { best: at(0), median: at(0.5), p95: at(0.95) };
}

/** Lets the page paint, and do all it had put off. */
export function settle(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
}
