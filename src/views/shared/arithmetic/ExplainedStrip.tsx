/** A vector as a strip; a click on a channel, or Enter, opens how its number came about. */
import { useState } from 'react';
import type { ArithmeticStep } from '@/elements/Arithmetic.tsx';
import { ArithmeticDialog } from '@/elements/ArithmeticDialog.tsx';
import { VectorStrip, type VectorStripProps } from '@/elements/VectorStrip.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { Steps } from './ExplainedNumber.tsx';

export interface ExplainedStripProps extends Omit<VectorStripProps, 'onSelect'> {
  /** What the vector is, for the dialog's title. */
  readonly name: string;
  /** Without it the channels are only read. */
  readonly explain?: ((channel: number) => readonly ArithmeticStep[]) | undefined;
}

export function ExplainedStrip({ name, explain, ...strip }: ExplainedStripProps) {
  const { t } = useTranslation('block');
  const format = useFormat();
  const [opened, setOpened] = useState<number | null>(null);
  const value = opened === null ? NaN : (strip.values[opened] ?? NaN);
  return (
    <>
      <VectorStrip {...strip} {...(explain ? { onSelect: setOpened } : {})} />
      {opened !== null && explain ? (
        <ArithmeticDialog
          title={t('channelOf', { name, channel: opened, value: format.number(value) })}
          closeLabel={t('arithmetic.close')}
          onClose={() => setOpened(null)}
        >
          <Steps steps={explain(opened)} />
        </ArithmeticDialog>
      ) : null}
    </>
  );
}
