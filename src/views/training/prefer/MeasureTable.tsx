/** What the clicks have changed, on questions that are never clicked: at the start, now, and after each click between. */
import { useMemo } from 'react';
import { Notice } from '@/elements/Notice.tsx';
import { TrendLine } from '@/elements/TrendLine.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { findOveroptimized } from '@/model/overoptimized.ts';
import type { PreferenceMeasure } from '@/store/training/contract.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTrained } from '@/views/training/TrainingContext.tsx';
import { AllClicks } from './AllClicks.tsx';
import styles from './MeasureTable.module.css';
import { isShare, MEASURES, readMeasure, roundNats, type MeasureName } from './measures.ts';

const NONE: readonly PreferenceMeasure[] = [];

export function MeasureTable() {
  const { t } = useTranslation('tuning');
  const outcomes = useTrained('training', (state) => state.seen.prefer?.preference ?? NONE);
  const isLeashed = useTrained('training', (state) => state.settings.prefer.rehearse);
  const over = useMemo(() => findOveroptimized(outcomes), [outcomes]);
  const [first, last] = [outcomes[0], outcomes.at(-1)];
  if (!first || !last) return <p className={styles.empty}>{t('measures.empty')}</p>;
  return (
    <div className={styles.measures}>
      {over ? (
        <Notice kind="warning" title={t(`overoptimized.${over}.title`)}>
          {t(`overoptimized.${over}.text`)} {t(isLeashed ? 'overoptimized.leashed' : 'overoptimized.unleashed')}
        </Notice>
      ) : null}
      <table className={styles.table}>
        <caption className="visually-hidden">{t('measures.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('measures.measure')}</th>
            <th scope="col">{first.clicks > 0 ? t('measures.after', { count: first.clicks }) : t('measures.first')}</th>
            <th scope="col">{t('measures.now')}</th>
            <th scope="col" className={styles.wide}>
              {t('measures.course', { count: last.clicks })}
            </th>
          </tr>
        </thead>
        <tbody>
          {MEASURES.map((name) => (
            <MeasureRow key={name} name={name} outcomes={outcomes} />
          ))}
        </tbody>
      </table>
      <AllClicks outcomes={outcomes} />
    </div>
  );
}

function MeasureRow({
  name,
  outcomes,
}: {
  readonly name: MeasureName;
  readonly outcomes: readonly PreferenceMeasure[];
}) {
  const { t } = useTranslation('tuning');
  const format = useFormat();
  const values = outcomes.map((outcome) => readMeasure(outcome, name));
  const moments = outcomes.map(({ clicks }) => clicks);
  const write = (value: number) => (isShare(name) ? format.percent(value) : format.number(roundNats(value)));
  const limit = Math.max(1, ...values.map(Math.abs));
  const label = t(`measures.names.${name}`);
  return (
    <tr data-measure={name}>
      <th scope="row" title={t(`measures.hints.${name}`)}>
        {label}
      </th>
      <td>
        <CopyNumber value={values[0] ?? null} format={write} />
      </td>
      <td className={styles.now}>
        <CopyNumber value={values.at(-1) ?? null} format={write} />
      </td>
      <td className={styles.wide}>
        <TrendLine
          label={t('measures.line', { measure: label })}
          moments={moments}
          values={values}
          minimum={isShare(name) ? 0 : Math.min(0, ...values)}
          maximum={isShare(name) ? 1 : limit}
          meaning={name === 'correct' ? 'value' : isShare(name) ? 'probability' : 'residual'}
          level={values[0] ?? null}
          describe={(at) =>
            t('measures.at', { clicks: format.integer(moments[at] ?? 0), value: write(values[at] ?? 0) })
          }
        />
      </td>
    </tr>
  );
}
