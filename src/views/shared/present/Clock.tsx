/** Time that has passed, second by second. Spoken only to who asks. */
import { useEffect, useState } from 'react';
import { useFormat } from '@/elements/useFormat.ts';

export interface ClockProps {
  readonly label: string;
  /** Milliseconds of the clock. */
  readonly since: number;
  /** At rest it shows this many milliseconds. */
  readonly stoppedAt?: number | null;
}

const TICK_MILLISECONDS = 250;

export function Clock({ label, since, stoppedAt = null }: ClockProps) {
  const format = useFormat();
  const now = useNow();
  const passed = stoppedAt ?? now - since;
  return (
    <span role="timer" aria-label={label} aria-live="off">
      {format.clock(passed / 1000)}
    </span>
  );
}

/** Milliseconds of the clock, renewed four times a second. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MILLISECONDS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
