/** Everything that needs a distribution: what it follows, the draw, the table, the arithmetic of one row. */
import { useDeferredValue, useMemo, useState } from 'react';
import type { TFunction } from 'i18next';
import { tokenId } from '@/model/axes.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { Field } from '@/elements/Field.tsx';
import type { NextToken } from '@/store/distribution.ts';
import type { Model } from '@/store/network.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { Arithmetic } from './Arithmetic.tsx';
import { CandidateTable } from './CandidateTable.tsx';
import { DrawBar } from './DrawBar.tsx';
import { Facts } from './Facts.tsx';
import { Following } from './Following.tsx';
import { NotReached } from './NotReached.tsx';
import { listCandidates, ranksOf, readCandidate, type CandidateList } from '@/model/candidates.ts';
import { searchVocabulary, type SearchResult } from '@/views/shared/searchVocabulary.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './NextTokenView.module.css';

/** Rows at first, and after "show more". */
const FEW_ROWS = 12;
const MANY_ROWS = 100;
const FOUND_ROWS = 50;

interface CandidatesProps {
  readonly next: NextToken;
  readonly model: Model;
  /** False while a pass is walked through that has not come to the draw: which one falls is not told yet. */
  readonly isDrawn: boolean;
}

export function Candidates({ next, model, isDrawn }: CandidatesProps) {
  const { t } = useTranslation('nextToken');
  const { distribution } = next;
  const { vocabulary } = model;
  const [typed, setTyped] = useState('');
  const { panels } = useStores();
  const showsMany = useValue('panels', (state) => state.showsManyCandidates);
  const hasFailed = useValue('trace', (state) => state.error !== null);
  const chosen = useValue('selection', (state) => state.candidate);
  const upcoming = isDrawn ? next.upcoming.id : null;
  const best = tokenId(distribution.order[0] ?? 0);
  const selected = chosen !== null && chosen < distribution.order.length ? chosen : best;
  // The table follows the typing a moment later, so that the box never waits for it.
  const wanted = useDeferredValue(typed);
  const { order } = distribution;
  const found = useMemo(
    () => (wanted.trim() === '' ? null : searchVocabulary(vocabulary, order, wanted, FOUND_ROWS)),
    [vocabulary, order, wanted],
  );
  const list = useMemo((): CandidateList => {
    if (!found) return listCandidates(distribution, showsMany ? MANY_ROWS : FEW_ROWS, [upcoming]);
    const ranks = ranksOf(distribution.order);
    const rows = found.ids.map((id) => readCandidate(distribution, ranks[id] ?? 0));
    return { ...listCandidates(distribution, 0, found.ids), rows, pinned: [] };
  }, [distribution, upcoming, found, showsMany]);

  return (
    <>
      {hasFailed ? <p className={styles.failed}>{t('failed')}</p> : null}
      <div className={styles.following}>
        <Following vocabulary={vocabulary} />
        <div className={styles.search}>
          <Field
            type="search"
            label={t('search.label')}
            isLabelHidden
            placeholder={t('search.placeholder')}
            value={typed}
            onChange={setTyped}
          />
        </div>
      </div>
      {isDrawn ? <DrawBar next={next} vocabulary={vocabulary} /> : <NotReached what="draw" />}
      {found ? <p className={styles.searched}>{describeSearch(t, found)}</p> : null}
      <CandidateTable
        isSearch={found !== null}
        list={list}
        total={distribution.order.length}
        vocabulary={vocabulary}
        settings={distribution.settings}
        upcoming={upcoming}
        selected={selected}
        more={
          found
            ? null
            : {
                isOn: showsMany,
                count: MANY_ROWS,
                onToggle: () => panels.getState().set('showsManyCandidates', !showsMany),
              }
        }
      />
      {showsMany && !found ? (
        <ExportTable
          label={t('heading')}
          fileName="next-token"
          table={() => ({
            columns: ['rank', 'token', 'token_id', 'logit', 'probability', 'probability_of_model'],
            rows: Array.from({ length: order.length }, (_, rank) => {
              const { id, logit, probability, base } = readCandidate(distribution, rank);
              return [rank + 1, candidateLabel(vocabulary, id), id, logit, probability, base];
            }),
          })}
        />
      ) : null}
      <Arithmetic distribution={distribution} id={selected} vocabulary={vocabulary} />
      <Facts distribution={distribution} />
    </>
  );
}

function describeSearch(t: TFunction<'nextToken'>, { ids, total }: SearchResult): string {
  if (total === 0) return t('search.none');
  return ids.length < total ? t('search.foundSome', { shown: ids.length, total }) : t('search.found', { count: total });
}
