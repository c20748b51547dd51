/** What comes next, beyond Basics: every candidate with its numbers as far as the pass has come, and the controls in between. */
import type { ReactNode } from 'react';
import { useControl } from '@/views/shared/stage/controls.ts';
import { useNextToken, useValue } from '@/views/shared/StoresContext.tsx';
import { usePassReach } from '@/views/shared/usePassReach.ts';
import { Candidates } from './Candidates.tsx';
import { NotReached } from './NotReached.tsx';
import { SamplingControls } from './SamplingControls.tsx';

/** `waiting`: said while there is nothing to show. */
export function FullNext({ waiting }: { readonly waiting: ReactNode }) {
  const next = useNextToken();
  const model = useValue('network', (state) => state.model);
  const reach = usePassReach(model?.config.layerCount ?? 1);
  const hasControls = useControl('sampling');
  const candidates = () => {
    if (!model || !next) return waiting;
    if (reach?.hasProbabilities === false) return <NotReached what="candidates" />;
    return <Candidates next={next} model={model} isDrawn={reach?.isDrawn ?? true} />;
  };
  return (
    <>
      {candidates()}
      {hasControls ? <SamplingControls /> : null}
    </>
  );
}
