/** One piece: a button that shows its merges, its tokens side by side, and under each its id. */
import { memo } from 'react';
import type { TFunction } from 'i18next';
import { textDirection } from '@/model/textDirection.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import { idCaption } from '@/views/shared/desk/idCaption.ts';
import styles from './PieceList.module.css';

/** Tokens drawn of one piece, which may be a whole paragraph where a script has no spaces. */
export const MOST_TOKENS = 60;

/** What a piece is drawn from is what it is compared by: the same word in the next text is not drawn anew. */
export interface PieceItemProps {
  readonly at: number;
  readonly ids: readonly number[];
  readonly isPlain: boolean;
  readonly vocabulary: Vocabulary;
  readonly isChosen: boolean;
  readonly onChoose: (at: number) => void;
  /** Handed down: hundreds of pieces need not each ask which language the page has. */
  readonly t: TFunction<'merges'>;
}

export const PieceItem = memo(function PieceItem(props: PieceItemProps) {
  const { at, ids, isPlain, vocabulary, isChosen, onChoose, t } = props;
  const drawn = ids.slice(0, MOST_TOKENS);
  const captions = drawn.map((id) => idCaption(vocabulary, id));
  return (
    <li>
      <button
        type="button"
        className={styles.piece}
        tabIndex={isChosen ? 0 : -1}
        aria-pressed={isChosen}
        aria-label={t(isPlain ? 'pieces.control' : 'pieces.item', {
          number: at + 1,
          tokens: captions.map(({ text }) => text).join(' '),
          ids: drawn.join(' '),
          count: ids.length,
        })}
        data-plain={isPlain || undefined}
        onClick={() => onChoose(at)}
      >
        {captions.map(({ text, isFragment }, i) => (
          <span key={i} className={styles.token}>
            {/* As dir="auto" would have it, which browsers take long to find out. */}
            <span
              dir={textDirection(text) === 'rtl' ? 'rtl' : undefined}
              translate="no"
              className={styles.text}
              data-fragment={isFragment || undefined}
            >
              {text}
            </span>
            <span className={styles.id}>{drawn[i]}</span>
          </span>
        ))}
        {ids.length > MOST_TOKENS ? <span className={styles.text}>…</span> : null}
      </button>
    </li>
  );
});
