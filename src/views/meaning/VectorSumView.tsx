/** a − b + c on embeddings, with what is usually left out of the telling: the inputs, and what the nearest really is. */
import { useEffect, useMemo } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Toggle } from '@/elements/Toggle.tsx';
import { TokenChip } from '@/elements/TokenChip.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { findToken } from '@/model/findToken.ts';
import { inputsOf } from '@/model/meaning/combine.ts';
import { SUM_EXAMPLES, termsOf } from '@/model/meaning/sumExamples.ts';
import { SUM_SHOWN, type VectorSum } from '@/store/meaning/vectorSum.ts';
import { AnswerState } from '@/views/shared/AnswerState.tsx';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { MeaningPanel } from './MeaningPanel.tsx';
import { TokenSearch } from './TokenSearch.tsx';
import { useTokenWords } from './useTokenWords.ts';
import styles from './Meaning.module.css';

export function VectorSumView() {
  const { t } = useTranslation('meaning');
  return (
    <MeaningPanel heading={t('sum.heading')} what={t('sum.what')} needs="token">
      <Content />
    </MeaningPanel>
  );
}

const TERMS = ['plus', 'minus', 'also'] as const;

function Content() {
  const { t } = useTranslation('meaning');
  const { vectorSum } = useStores();
  const vocabulary = useValue('network', (state) => state.model?.vocabulary);
  const { terms: asked, sum, leavesOutInputs } = useValue('vectorSum', (state) => state);
  useEffect(() => vectorSum.getState().open(), [vectorSum, vocabulary]);
  const examples = useMemo(
    () =>
      vocabulary
        ? SUM_EXAMPLES.flatMap((example) => {
            const of = termsOf(example, vocabulary);
            return of ? [{ example, of }] : [];
          })
        : [],
    [vocabulary],
  );
  if (!vocabulary) return null;
  const terms = inputsOf(asked).length > 0 ? asked : (examples[0]?.of ?? asked);
  const tried = examples.find(({ of }) => TERMS.every((term) => of[term] === terms[term]))?.example;
  return (
    <div className={styles.content}>
      <div className={styles.examples} role="group" aria-label={t('sum.examples')}>
        {examples.map(({ example, of }) => (
          <Button key={example.plus} isPressed={example === tried} onClick={() => vectorSum.getState().setTerms(of)}>
            <span translate="no">{`${example.plus.trim()} − ${example.minus.trim()} + ${example.also.trim()}`}</span>
          </Button>
        ))}
      </div>
      <div className={styles.terms}>
        {TERMS.map((term) => (
          <TokenSearch
            key={term}
            label={t(`sum.${term}`)}
            chosen={terms[term]}
            onChoose={(id) => vectorSum.getState().setTerms({ ...terms, [term]: id })}
          />
        ))}
      </div>
      <Toggle label={t('sum.leaveOut')} isOn={leavesOutInputs} onChange={vectorSum.getState().setLeavesOutInputs} />
      {inputsOf(terms).length === 0 ? null : sum.state === 'here' ? (
        <Result {...sum.value} hoped={tried?.hoped ?? null} leavesOutInputs={leavesOutInputs} />
      ) : (
        <AnswerState answer={sum} lines={14} waiting={t('waiting')} />
      )}
    </div>
  );
}

interface ResultProps extends VectorSum {
  readonly hoped: string | null;
  readonly leavesOutInputs: boolean;
}

function Result({ terms, norm, list, hoped, leavesOutInputs }: ResultProps) {
  const { t } = useTranslation('meaning');
  const format = useFormat();
  const words = useTokenWords();
  const { meaning } = useStores();
  const vocabulary = useValue('network', (state) => state.model?.vocabulary);
  const inputs = new Set<number>(inputsOf(terms));
  const without = list.filter(({ id }) => !inputs.has(id));
  const rows = (leavesOutInputs ? without : list).slice(0, SUM_SHOWN);
  const first = list[0];
  const firstOther = without[0];
  const wanted = hoped !== null && vocabulary ? findToken(vocabulary, hoped) : null;
  const place = without.findIndex(({ id }) => id === wanted) + 1;
  const name = TERMS.map((term, at) => {
    const id = terms[term];
    return id === null ? '' : `${at === 0 ? '' : at === 1 ? ' − ' : ' + '}${words.label(id)}`;
  }).join('');
  return (
    <>
      <p>
        {first ? t('sum.nearest', { name: words.label(first.id), cosine: format.fixed(first.cosine, 2) }) : ''}{' '}
        {first && inputs.has(first.id) && firstOther
          ? t('sum.isInput', { name: words.label(firstOther.id), cosine: format.fixed(firstOther.cosine, 2) })
          : ''}{' '}
        {hoped === null
          ? ''
          : wanted === null
            ? t('sum.hopedMissing', { hoped: hoped.trim() })
            : place === 0
              ? t('sum.hopedFar', { hoped: hoped.trim(), most: format.integer(without.length) })
              : t('sum.hopedPlace', { hoped: hoped.trim(), place: format.integer(place) })}
      </p>
      <p className={styles.note}>{t('sum.length', { length: format.number(norm) })}</p>
      <div className={styles.scroller} tabIndex={0} role="region" aria-label={t('sum.scroll')}>
        <table className={styles.table} aria-label={t('sum.table')}>
          <caption className="visually-hidden">{t('sum.caption', { name })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('column.token')}</th>
              <th scope="col">{t('column.cosine')}</th>
              <th scope="col">{t('column.length')}</th>
              <th scope="col">{t('sum.role')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, cosine, norm: length }) => (
              <tr key={id}>
                <th scope="row">
                  <TokenChip
                    {...words.caption(id)}
                    label={t('neighbours.goOn', { name: words.label(id) })}
                    onClick={() => meaning.getState().choose(id)}
                  />
                </th>
                <td>{format.number(cosine)}</td>
                <td>{format.number(length)}</td>
                <td className={styles.words}>
                  {inputs.has(id) ? t('sum.input') : id === wanted ? t('sum.hoped') : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ExportTable
        label={t('sum.table')}
        fileName="vector-sum"
        table={() => ({
          columns: ['id', 'token', 'cosine', 'length', 'input'],
          rows: list.map(({ id, cosine, norm: length }) => [
            id,
            words.label(id),
            cosine,
            length,
            inputs.has(id) ? 1 : 0,
          ]),
        })}
      />
    </>
  );
}
