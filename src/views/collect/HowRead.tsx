/** What of an answer is compared, said where it is compared, with two rules that the teacher can change. */
import { Toggle } from '@/elements/Toggle.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import { takesSpace } from '@/store/collect/classRows.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useCollected, useCollecting } from './CollectContext.ts';
import styles from './CollectView.module.css';
import type { KnownSide } from './useModelSide.ts';

export interface HowReadProps {
  readonly side: KnownSide;
  readonly vocabulary: Vocabulary;
}

/** Examples of answers in several tokens. */
const NAMED = 3;

export function HowRead({ side: { matched, answers }, vocabulary }: HowReadProps) {
  const { t } = useTranslation('collect');
  const format = useFormat();
  const { collected } = useCollecting();
  const round = useCollected('collected', (state) => state.round);
  const { change } = collected.getState();
  const all = [...new Set(answers)].flatMap((answer) => matched.get(answer) ?? []);
  const first = all.find(({ answer }) => /^\p{L}/u.test(answer));
  const inPieces = all.filter(({ ids }) => ids.length > 1);
  const tokensOf = (ids: readonly (typeof all)[number]['ids'][number][]) =>
    ids.map((id) => candidateLabel(vocabulary, id)).join(' | ');
  const unread = [...new Set(answers)].filter((answer) => !matched.has(answer)).length;
  return (
    <div className={styles.how}>
      <p>
        {t('how.first')}{' '}
        {first ? t('how.example', { answer: first.answer, token: tokensOf(first.ids.slice(0, 1)) }) : null}{' '}
        {/\s$/u.test(round.question) ? t('how.endsInSpace') : null}
      </p>
      {inPieces.length > 0 ? (
        <p>
          {t('how.inPieces', {
            count: inPieces.length,
            words: format.list(
              inPieces.slice(0, NAMED).map(({ ids }) => tokensOf(ids)),
              'units',
            ),
          })}
        </p>
      ) : null}
      {unread > 0 ? <p>{t('how.unread', { count: unread })}</p> : null}
      <div className={styles.line}>
        <Toggle
          kind="checkbox"
          label={t('how.space')}
          isOn={takesSpace(round)}
          isDisabled={!/\S$/u.test(round.question)}
          onChange={(hasSpace) => change({ hasSpace })}
        />
        <Toggle
          kind="checkbox"
          label={t('how.capital')}
          isOn={round.anyCapital}
          onChange={(anyCapital) => change({ anyCapital })}
        />
      </div>
    </div>
  );
}
