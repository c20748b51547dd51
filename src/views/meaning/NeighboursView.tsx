/** The rows nearest to a token's: a table whose numbers open to their arithmetic, and whose words lead on. */
import { Segmented } from '@/elements/Segmented.tsx';
import { TokenChip } from '@/elements/TokenChip.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { VectorStrip } from '@/elements/VectorStrip.tsx';
import { MEASURES_OF_NEARNESS, type NeighboursOf } from '@/store/meaning/meaning.ts';
import { AnswerState } from '@/views/shared/AnswerState.tsx';
import { ExplainedNumber, Steps } from '@/views/shared/arithmetic/ExplainedNumber.tsx';
import { explainNorm } from '@/views/shared/arithmetic/explain.ts';
import { useExplainer } from '@/views/shared/arithmetic/useExplainer.ts';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { MeaningPanel } from './MeaningPanel.tsx';
import { NearnessNumber } from './NearnessNumber.tsx';
import { TokenSearch } from './TokenSearch.tsx';
import { useTokenWords } from './useTokenWords.ts';
import styles from './Meaning.module.css';

export function NeighboursView() {
  const { t } = useTranslation('meaning');
  const { meaning } = useStores();
  const chosen = useValue('meaning', (state) => state.current);
  const by = useValue('meaning', (state) => state.by);
  const answer = useValue('meaning', (state) => state.neighbours);
  return (
    <MeaningPanel heading={t('neighbours.heading')} what={t('neighbours.what')} needs="token">
      <div className={styles.controls}>
        <TokenSearch label={t('neighbours.of')} chosen={chosen} onChoose={meaning.getState().choose} />
        <Segmented
          label={t('neighbours.by')}
          options={MEASURES_OF_NEARNESS.map((value) => ({
            value,
            label: t(`neighbours.${value}`),
            hint: t(`neighbours.${value}Hint`),
          }))}
          value={by}
          onChange={meaning.getState().setBy}
        />
      </div>
      {answer.state === 'here' ? (
        <Table {...answer.value} />
      ) : (
        <AnswerState answer={answer} lines={24} waiting={t('waiting')} />
      )}
    </MeaningPanel>
  );
}

function Table({ token, row, norm, list, rows }: NeighboursOf) {
  const { t } = useTranslation('meaning');
  const format = useFormat();
  const say = useExplainer();
  const words = useTokenWords();
  const { meaning } = useStores();
  const name = words.label(token);
  const width = row.length;
  return (
    <div className={styles.content}>
      <VectorStrip
        label={t('rowOf', { name, count: width })}
        values={row}
        describeValue={(index, value) => t('component', { index: index + 1, value: format.number(value) })}
        legendLabel={t('value')}
        heading={t('rowOf', { name, count: width })}
      />
      <p>
        {t('neighbours.lengthOf', { name })}{' '}
        <ExplainedNumber
          title={t('neighbours.lengthOf', { name })}
          value={norm}
          explain={() => <Steps steps={explainNorm(say, row)} />}
        />
      </p>
      <div className={styles.scroller} tabIndex={0} role="region" aria-label={t('neighbours.scroll')}>
        <table className={styles.table} aria-label={t('neighbours.heading')}>
          <caption className="visually-hidden">{t('neighbours.caption', { name })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('column.token')}</th>
              <th scope="col">{t('column.cosine')}</th>
              <th scope="col">{t('column.dot')}</th>
              <th scope="col">{t('column.length')}</th>
            </tr>
          </thead>
          <tbody>
            {list.map(({ id, ...near }, at) => {
              const other = { name: words.label(id), row: rows.subarray(at * width, (at + 1) * width) };
              return (
                <tr key={id}>
                  <th scope="row">
                    <TokenChip
                      {...words.caption(id)}
                      label={t('neighbours.goOn', { name: other.name })}
                      onClick={() => meaning.getState().choose(id)}
                    />
                  </th>
                  <td>
                    <NearnessNumber measure="cosine" value={near.cosine} one={{ name, row }} other={other} />
                  </td>
                  <td>
                    <NearnessNumber measure="dot" value={near.dot} one={{ name, row }} other={other} />
                  </td>
                  <td>{format.number(near.norm)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <ExportTable
        label={t('neighbours.heading')}
        fileName="neighbours"
        table={() => ({
          columns: ['id', 'token', 'cosine', 'dot', 'length'],
          rows: list.map(({ id, cosine, dot, norm: length }) => [id, words.label(id), cosine, dot, length]),
        })}
      />
    </div>
  );
}
