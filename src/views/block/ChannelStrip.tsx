/** A vector of the block under its line of facts, its channels with their arithmetic. */
import type { ReactNode } from 'react';
import type { ArithmeticStep } from '@/elements/Arithmetic.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { ExplainedStrip } from '@/views/shared/arithmetic/ExplainedStrip.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './BlockView.module.css';

export interface ChannelStripProps {
  readonly name: string;
  readonly values: Float32Array;
  readonly limit?: number;
  readonly heading: ReactNode;
  /** Without it the channels are only read. */
  readonly explain?: (channel: number) => readonly ArithmeticStep[];
}

/** CSS pixels: wide models take several rows and stay readable as a pattern. */
const cellHeightOf = (count: number) => (count > 400 ? 3 : 6);

export function ChannelStrip({ name, values, limit, heading, explain }: ChannelStripProps) {
  const { t } = useTranslation('block');
  const format = useFormat();
  return (
    <ExplainedStrip
      name={name}
      label={t(explain ? 'stripOpens' : 'strip', { name, count: values.length })}
      values={values}
      {...(limit === undefined ? {} : { limit })}
      cellHeight={cellHeightOf(values.length)}
      heading={<p className={styles.line}>{heading}</p>}
      describeValue={(channel, value) => t('channel', { channel, value: format.number(value) })}
      explain={explain}
    />
  );
}
