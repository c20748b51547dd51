/** The class's shares beside the model's probabilities, and what they say in bits. */
import { useMemo, type ReactNode } from 'react';
import { Bar } from '@/elements/Bar.tsx';
import { TokenChip } from '@/elements/TokenChip.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { classScore } from '@/model/classScore.ts';
import { surprisalBits } from '@/model/softmax.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import { classRows, type ClassRow } from '@/store/collect/classRows.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './CollectView.module.css';
import type { KnownSide } from './useModelSide.ts';

export interface ClassResultProps {
  readonly side: KnownSide;
  readonly vocabulary: Vocabulary;
}

/** Rows; what is beyond stands in the last one, and in the file. */
const SHOWN = 30;

export function ClassResult({ side: { reading, matched, answers }, vocabulary }: ClassResultProps) {
  const { t } = useTranslation('collect');
  const format = useFormat();
  const rows = useMemo(() => classRows(answers, matched, reading), [answers, matched, reading]);
  const shown = rows.slice(0, SHOWN);
  const restShare = Math.max(0, 1 - shown.reduce((sum, { share }) => sum + share, 0));
  const restProbability = Math.max(0, 1 - shown.reduce((sum, { probability }) => sum + probability, 0));
  const restCount = rows.slice(SHOWN).reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <caption className="visually-hidden">{t('table.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('table.token')}</th>
              <th scope="col" className={styles.number}>
                {t('table.answers')}
              </th>
              <td />
              <th scope="col" className={styles.number}>
                {t('table.class')}
              </th>
              <th scope="col" className={styles.number}>
                {t('table.model')}
              </th>
              <th scope="col" className={styles.number}>
                {t('table.bits')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.id} row={row} label={candidateLabel(vocabulary, row.id)} />
            ))}
            <tr>
              <th scope="row">{t('table.rest')}</th>
              <td className={styles.number}>{format.integer(restCount)}</td>
              <Bars share={restCount > 0 ? restShare : 0} probability={restProbability} />
              <td className={styles.number}>{format.percent(restCount > 0 ? restShare : 0)}</td>
              <td className={styles.number}>{format.percent(restProbability)}</td>
              <td />
            </tr>
          </tbody>
        </table>
      </div>
      <p className={styles.legend}>
        <span className={styles.classKey} aria-hidden="true" /> {t('table.classKey')}{' '}
        <span className={styles.modelKey} aria-hidden="true" /> {t('table.modelKey')}
      </p>
      <Bits rows={rows} entropy={reading.entropy} />
    </>
  );
}

function Row({ row, label }: { readonly row: ClassRow; readonly label: string }) {
  const { t } = useTranslation('collect');
  const format = useFormat();
  const { answers, count, share, probability } = row;
  // What the token says already is not said twice.
  const isPlain = answers.length === 1 && answers[0]?.answer === label.replace(/^·/, '');
  const said = answers
    .slice(0, 6)
    .map(({ answer, count: times }) => (answers.length === 1 ? answer : t('table.times', { answer, count: times })));
  return (
    <tr>
      <th scope="row">
        <TokenChip text={label} background="transparent" />
        {count === 0 ? (
          <span className={styles.said}>{t('table.unnamed')}</span>
        ) : isPlain ? null : (
          <span className={styles.said} translate="no" dir="auto">
            {format.list(answers.length > 6 ? [...said, '…'] : said, 'units')}
          </span>
        )}
      </th>
      <td className={styles.number}>
        <data value={count}>{format.integer(count)}</data>
      </td>
      <Bars share={share} probability={probability} />
      <td className={styles.number}>
        <data value={share}>{format.percent(share)}</data>
      </td>
      <td className={styles.number}>
        <data value={probability}>{format.probability(probability)}</data>
      </td>
      <td className={styles.number}>
        <data value={surprisalBits(probability)}>{format.bits(surprisalBits(probability))}</data>
      </td>
    </tr>
  );
}

function Bars({ share, probability }: { readonly share: number; readonly probability: number }) {
  return (
    <td className={styles.bars}>
      {/* A bar is never quite nothing, and nobody is nothing. */}
      {share > 0 ? <Bar share={share} meaning="ink" /> : <span className={styles.noBar} />}
      <Bar share={probability} />
    </td>
  );
}

function Bits({ rows, entropy }: { readonly rows: readonly ClassRow[]; readonly entropy: number }) {
  const { t } = useTranslation('collect');
  const format = useFormat();
  const score = classScore(
    rows.map(({ count }) => count),
    rows.map(({ probability }) => probability),
  );
  if (!score) return null;
  const { surprise, own, apart, named } = score;
  return (
    <dl className={styles.bits}>
      <Measure name={t('bits.surprise')} value={surprise}>
        {t('bits.surpriseWhat')}
      </Measure>
      <Measure name={t('bits.own')} value={own}>
        {t('bits.ownWhat', { apart: format.bits(apart) })}
      </Measure>
      <Measure name={t('bits.entropy')} value={entropy}>
        {t('bits.entropyWhat', { named: format.percent(named) })}
      </Measure>
    </dl>
  );
}

function Measure({
  name,
  value,
  children,
}: {
  readonly name: string;
  readonly value: number;
  readonly children: ReactNode;
}) {
  const format = useFormat();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <data value={value}>{format.bits(value)}</data>
        <span>{children}</span>
      </dd>
    </div>
  );
}
