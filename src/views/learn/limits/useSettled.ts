/** A text once its typing pauses: the model is not asked for every letter. */
import { useEffect, useState } from 'react';

/** In milliseconds, as for the text of the workbench. */
const TYPING_PAUSE = 250;

export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
