/** How much of something is drawn: its first step at once, one more whenever the browser has nothing else to do. */
import { useEffect, useState } from 'react';

/** It is drawn at the latest after so many milliseconds a step, however busy the page is. */
const LATEST = 200;

/** `ends`: how much is drawn after each step; another list begins anew. `least` is drawn in any case. */
export function useStepByStep(ends: readonly number[], least: number): number {
  const [drawn, setDrawn] = useState({ of: ends, steps: 1 });
  const steps = drawn.of === ends ? drawn.steps : 1;
  useEffect(() => {
    if (steps >= ends.length) return;
    return whenIdle(() => setDrawn({ of: ends, steps: steps + 1 }));
  }, [ends, steps]);
  const reached = ends.find((end, at) => at + 1 >= steps && end >= least);
  return reached ?? ends.at(-1) ?? 0;
}

function whenIdle(act: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(act, 30);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(act, { timeout: LATEST });
  return () => cancelIdleCallback(asked);
}
