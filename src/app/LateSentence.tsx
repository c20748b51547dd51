/**
 * What the stage on show did, for the line that is read out. It comes with the views that Basics does not show, and so
 * do its words; until then, and where it does not arrive, nothing is said that the panel does not say too.
 */
import { lazy, Suspense } from 'react';

const StageSentence = lazy(async () => {
  try {
    const [{ StageSentence }, { addInsideMessages }] = await Promise.all([
      import('@/views/stages/StageSentence.tsx'),
      import('./insideMessages.ts'),
    ]);
    addInsideMessages();
    return { default: StageSentence };
  } catch {
    return { default: () => null };
  }
});

export function LateSentence() {
  return (
    <Suspense fallback={null}>
      <StageSentence />
    </Suspense>
  );
}
