/** The unembedding as a search through the same rows: what is nearest to a residual, and the logits that this gives. */
import { useEffect } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Select } from '@/elements/Select.tsx';
import { TokenChip } from '@/elements/TokenChip.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { SearchResult } from '@/store/meaning/unembedding.ts';
import { AnswerState } from '@/views/shared/AnswerState.tsx';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { useShownTokens, useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { tokenLabel } from '@/model/tokenLabel.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { MeaningPanel } from './MeaningPanel.tsx';
import { useTokenWords } from './useTokenWords.ts';
import styles from './Meaning.module.css';

export function UnembeddingView() {
  const { t } = useTranslation('meaning');
  return (
    <MeaningPanel heading={t('search.heading')} what={t('search.what')} needs="token">
      <Content />
    </MeaningPanel>
  );
}

function Content() {
  const { t } = useTranslation('meaning');
  const format = useFormat();
  const { unembedding } = useStores();
  const model = useValue('network', (state) => state.model);
  const shown = useValue('trace', (state) => state.shown);
  const { level, result } = useValue('unembedding', (state) => state);
  const last = useShownTokens().at(-1);
  useEffect(() => unembedding.getState().open(), [unembedding, shown]);
  if (!model) return null;
  const { layerCount } = model.config;
  if (!shown) return <p className={styles.note}>{t('search.empty')}</p>;
  if (model.architecture?.isTied !== true) return <p>{t('search.untied')}</p>;
  const at = level ?? layerCount;
  return (
    <div className={styles.content}>
      <Select
        label={t('search.level')}
        value={String(at)}
        options={Array.from({ length: layerCount + 1 }, (_, value) => ({
          value: String(value),
          label: value === 0 ? t('context.embedding') : t('context.layer', { number: format.integer(value) }),
        }))}
        onChange={(value) => unembedding.getState().setLevel(Number(value) === layerCount ? null : Number(value))}
      />
      {result.state === 'here' ? (
        <Result {...result.value} word={last ? tokenLabel(last) : ''} layerCount={layerCount} />
      ) : (
        <AnswerState answer={result} lines={14} waiting={t('waiting')} />
      )}
    </div>
  );
}

interface ResultProps extends SearchResult {
  readonly word: string;
  readonly layerCount: number;
}

function Result({ list, logits, norm, level, word, layerCount }: ResultProps) {
  const { t } = useTranslation('meaning');
  const format = useFormat();
  const words = useTokenWords();
  const { meaning, selection } = useStores();
  return (
    <>
      <p>{t(level === layerCount ? 'search.last' : 'search.early', { word, length: format.number(norm) })}</p>
      <div className={styles.scroller} tabIndex={0} role="region" aria-label={t('search.scroll')}>
        <table className={styles.table} aria-label={t('search.table')}>
          <thead>
            <tr>
              <th scope="col">{t('column.token')}</th>
              <th scope="col">{t('search.dot')}</th>
              {logits ? <th scope="col">{t('search.logit')}</th> : null}
              <th scope="col">{t('column.cosine')}</th>
              <th scope="col">{t('column.length')}</th>
            </tr>
          </thead>
          <tbody>
            {list.map(({ id, ...near }, at) => (
              <tr key={id}>
                <th scope="row">
                  <TokenChip
                    {...words.caption(id)}
                    label={t('neighbours.goOn', { name: words.label(id) })}
                    onClick={() => meaning.getState().choose(id)}
                  />
                </th>
                <td>{format.number(near.dot)}</td>
                {logits ? <td>{format.number(logits[at]!)}</td> : null}
                <td>{format.number(near.cosine)}</td>
                <td>{format.number(near.norm)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.examples}>
        <Button
          onClick={() => {
            selection.getState().setOutcome('next');
            selection.getState().setPage('workbench');
          }}
        >
          {t('search.open')}
        </Button>
        <ExportTable
          label={t('search.table')}
          fileName="unembedding-search"
          table={() => ({
            columns: ['id', 'token', 'dot', 'cosine', 'length', 'logit'],
            rows: list.map(({ id, dot, cosine, norm: length }, at) => [
              id,
              words.label(id),
              dot,
              cosine,
              length,
              logits?.[at] ?? null,
            ]),
          })}
        />
      </div>
    </>
  );
}
