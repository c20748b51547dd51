/** What the head hands on from the chosen query: the sum of the weighted values, before the layer's output projection. */
import { useMemo } from 'react';
import { Trans } from 'react-i18next';
import type { TokenCaption } from '@/draw/tokenCaption.ts';
import { VectorStrip } from '@/elements/VectorStrip.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { norm } from '@/model/vector.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { TokenName } from './TokenName.tsx';
import styles from './QueryArithmetic.module.css';

export interface HandedOnProps {
  /** dh numbers. */
  readonly output: Float32Array;
  /** The query token. */
  readonly label: TokenCaption | undefined;
}

export function HandedOn({ output, label }: HandedOnProps) {
  const { t } = useTranslation('attention');
  const format = useFormat();
  const length = useMemo(() => norm(output), [output]);
  return (
    <div className={styles.output}>
      <p className={styles.outputTitle}>
        <span>
          <Trans t={t} i18nKey="arithmetic.output" components={{ query: <TokenName label={label} role="query" /> }} />
        </span>
        <span className={styles.note}>
          <Trans t={t} i18nKey="arithmetic.outputLength" components={{ length: <CopyNumber value={length} /> }} />
        </span>
      </p>
      <VectorStrip
        label={t('arithmetic.outputStrip', { query: label?.text ?? '', count: output.length })}
        values={output}
        describeValue={(index, value) => t('arithmetic.channel', { index: index + 1, value: format.number(value) })}
        legendLabel={t('terms.value')}
      />
    </div>
  );
}
