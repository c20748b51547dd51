/**
 * The pieces in reading order, each a button that shows its merges. One is in the tab order, arrow keys lead to the
 * others. Of a long text so many are drawn as can be looked at, and the rest is a press away.
 */
import { memo, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/elements/Button.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { CutPiece } from '@/model/bpe/cutText.ts';
import type { Vocabulary } from '@/model/vocabulary.ts';
import { idCaption } from '@/views/shared/desk/idCaption.ts';
import type { DeskCut } from '@/views/shared/desk/useCut.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import styles from './PieceList.module.css';
import { useChosenPiece } from './useChosenPiece.ts';

/** Pieces drawn at once: four screens of a phone. */
const MOST_DRAWN = 240;
/** Tokens drawn of one piece, which may be a whole paragraph where a script has no spaces. */
const MOST_TOKENS = 60;

export function PieceList({ cut }: { readonly cut: DeskCut }) {
  const { t } = useTranslation('merges');
  const format = useFormat();
  const { tokensDesk } = useStores();
  const list = useRef<HTMLOListElement>(null);
  const chosen = useChosenPiece(cut);
  const { pieces, vocabulary } = cut;
  const at = chosen?.at ?? 0;
  const first = Math.floor(at / MOST_DRAWN) * MOST_DRAWN;
  const drawn = pieces.slice(first, first + MOST_DRAWN);
  const choose = tokensDesk.getState().choosePiece;
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: pieces.length - 1 }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    choose(Math.min(pieces.length - 1, Math.max(0, to)));
    // It may have to be drawn first.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
  };
  return (
    <div className={styles.pieces}>
      <ol ref={list} className={styles.list} data-drawing aria-label={t('pieces.label')} onKeyDown={onKeyDown}>
        {drawn.map((piece, i) => (
          <PieceItem
            key={first + i}
            at={first + i}
            piece={piece}
            vocabulary={vocabulary}
            isChosen={first + i === at}
            onChoose={choose}
          />
        ))}
      </ol>
      {pieces.length > drawn.length ? (
        <div className={styles.page}>
          <span>
            {t('pieces.part', {
              from: format.integer(first + 1),
              to: format.integer(first + drawn.length),
              count: pieces.length,
            })}
          </span>
          <Button variant="quiet" disabled={first === 0} onClick={() => choose(first - MOST_DRAWN)}>
            {t('pieces.earlier')}
          </Button>
          <Button
            variant="quiet"
            disabled={first + MOST_DRAWN >= pieces.length}
            onClick={() => choose(first + MOST_DRAWN)}
          >
            {t('pieces.later')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

interface PieceItemProps {
  readonly at: number;
  readonly piece: CutPiece;
  readonly vocabulary: Vocabulary;
  readonly isChosen: boolean;
  readonly onChoose: (at: number) => void;
}

const PieceItem = memo(function PieceItem({ at, piece, vocabulary, isChosen, onChoose }: PieceItemProps) {
  const { t } = useTranslation('merges');
  const captions = piece.ids.slice(0, MOST_TOKENS).map((id) => idCaption(vocabulary, id));
  const words = captions.map(({ text }) => text).join(' ');
  return (
    <li>
      <button
        type="button"
        className={styles.piece}
        tabIndex={isChosen ? 0 : -1}
        aria-pressed={isChosen}
        aria-label={t(piece.plain === null ? 'pieces.item' : 'pieces.control', {
          number: at + 1,
          tokens: words,
          ids: piece.ids.slice(0, MOST_TOKENS).join(' '),
          count: piece.ids.length,
        })}
        data-plain={piece.plain !== null || undefined}
        onClick={() => onChoose(at)}
      >
        {captions.map(({ text, isFragment }, i) => (
          <span key={i} className={styles.token}>
            <span dir="auto" translate="no" className={styles.text} data-fragment={isFragment || undefined}>
              {text}
            </span>
            <span className={styles.id}>{piece.ids[i]}</span>
          </span>
        ))}
        {piece.ids.length > MOST_TOKENS ? <span className={styles.text}>…</span> : null}
      </button>
    </li>
  );
});
