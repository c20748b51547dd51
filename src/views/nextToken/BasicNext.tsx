/** What comes next, at Basics: five candidates with their bars, and the draw. No ids, no logits. */
import { Trans } from 'react-i18next';
import { Bar } from '@/elements/Bar.tsx';
import { NumberValue } from '@/elements/NumberValue.tsx';
import { listCandidates, type Candidate } from '@/model/candidates.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import type { NextToken } from '@/store/distribution.ts';
import type { Model } from '@/store/network.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { ChooseToken } from './ChooseToken.tsx';
import { barScale } from './columns.ts';
import { DrawBar } from './DrawBar.tsx';
import { TokenName } from './TokenName.tsx';
import styles from './BasicNext.module.css';

export const BASIC_ROWS = 5;

export function BasicNext({ next, model }: { readonly next: NextToken; readonly model: Model }) {
  const { t } = useTranslation('nextToken');
  const { distribution, upcoming } = next;
  const { vocabulary } = model;
  const list = listCandidates(distribution, BASIC_ROWS, [upcoming.id]);
  const scale = barScale(list);
  return (
    <div className={styles.basics}>
      <table className={styles.table} aria-label={t('heading')}>
        <tbody>
          {[...list.rows, ...list.pinned].map((candidate) => (
            <Row
              key={candidate.id}
              candidate={candidate}
              vocabulary={vocabulary}
              share={candidate.probability / scale}
              isUpcoming={candidate.id === upcoming.id}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={2}>{t('basics.rest', { count: list.rest.count })}</td>
            <td className={styles.number}>
              <NumberValue value={list.rest.probability} format="probability" isMuted />
            </td>
          </tr>
        </tfoot>
      </table>
      <DrawBar next={next} vocabulary={vocabulary} isSentenceHidden />
      <p className={styles.sentence}>
        <Trans
          t={t}
          i18nKey={distribution.greedy ? 'basics.greedy' : 'basics.drawn'}
          components={{ token: <TokenName text={candidateLabel(vocabulary, upcoming.id)} /> }}
        />
      </p>
    </div>
  );
}

interface RowProps {
  readonly candidate: Candidate;
  readonly vocabulary: Vocabulary;
  readonly share: number;
  readonly isUpcoming: boolean;
}

function Row({ candidate, vocabulary, share, isUpcoming }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <ChooseToken id={candidate.id} vocabulary={vocabulary} isUpcoming={isUpcoming} className={styles.choose} />
      </th>
      <td className={styles.bar}>
        <Bar share={share} />
      </td>
      <td className={styles.number}>
        <NumberValue value={candidate.probability} format="probability" />
      </td>
    </tr>
  );
}
