/** Page Down and Page Up walk through a lesson, wherever the focus is, unless it is in a field that uses them itself. */
import { useEffect, useEffectEvent } from 'react';

export interface LessonKeys {
  /** Null where there is no way on. */
  readonly onNext: (() => void) | null;
  readonly onBack: (() => void) | null;
}

export function useLessonKeys({ onNext, onBack }: LessonKeys): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const isTyping =
      event.target instanceof Element && event.target.closest('input, textarea, select, dialog') !== null;
    if (isTyping || event.altKey || event.ctrlKey || event.metaKey) return;
    const go = event.key === 'PageDown' ? onNext : event.key === 'PageUp' ? onBack : null;
    if (!go) return;
    go();
    event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
