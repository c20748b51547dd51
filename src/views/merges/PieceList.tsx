/**
 * The pieces in reading order, each a button that shows its merges. One is in the tab order, arrow keys lead to the
 * others. Of a long text so many are drawn as can be looked at, and the rest is a press away.
 */
import { useMemo, useRef, type KeyboardEvent } from 'react';
import { Button } from '@/elements/Button.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { DeskCut } from '@/views/shared/desk/useCut.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { MOST_TOKENS, PieceItem } from './PieceItem.tsx';
import styles from './PieceList.module.css';
import { pieceSteps } from './pieceSteps.ts';
import { useChosenPiece } from './useChosenPiece.ts';
import { useStepByStep } from './useStepByStep.ts';

/** Pieces drawn at once: four screens of a phone. */
const MOST_DRAWN = 240;

export function PieceList({ cut }: { readonly cut: DeskCut }) {
  const { t } = useTranslation('merges');
  const format = useFormat();
  const { tokensDesk } = useStores();
  const list = useRef<HTMLOListElement>(null);
  const chosen = useChosenPiece(cut);
  const { pieces, vocabulary } = cut;
  const at = chosen?.at ?? 0;
  const first = Math.floor(at / MOST_DRAWN) * MOST_DRAWN;
  const page = useMemo(() => pieces.slice(first, first + MOST_DRAWN), [pieces, first]);
  const steps = useMemo(() => pieceSteps(page.map(({ ids }) => Math.min(ids.length, MOST_TOKENS))), [page]);
  const drawn = page.slice(0, useStepByStep(steps, at - first + 1));
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
      <ol
        ref={list}
        data-drawing
        className={styles.list}
        aria-label={t('pieces.label')}
        aria-busy={drawn.length < page.length || undefined}
        onKeyDown={onKeyDown}
      >
        {drawn.map(({ ids, plain }, i) => (
          <PieceItem
            key={first + i}
            at={first + i}
            ids={ids}
            isPlain={plain !== null}
            vocabulary={vocabulary}
            isChosen={first + i === at}
            onChoose={choose}
            t={t}
          />
        ))}
      </ol>
      {pieces.length > page.length ? (
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
