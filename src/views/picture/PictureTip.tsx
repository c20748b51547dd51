/** The note beside the pointer: what the arc or the place under it is, and which other arcs lie as near. */
import type { Ref } from 'react';
import type { PictureLayout } from '@/draw/picture/layoutPicture.ts';
import type { PictureArc } from '@/draw/picture/pictureArcs.ts';
import { joinClasses } from '@/elements/joinClasses.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { PictureSource } from './usePicture.ts';
import type { CellWords } from './useCellWords.ts';
import { useHeadWords } from './useHeadWords.ts';
import styles from './PictureTip.module.css';

/** A point in the drawing, and which part of its width is in view. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly from: number;
  readonly to: number;
}

/** An arc and others as near, or a column at a level of the lens, and where the pointer is. */
export type Pointed =
  | ({ readonly arc: PictureArc; readonly others: readonly PictureArc[] } & Place)
  | ({ readonly column: number; readonly level: number } & Place);

export interface PictureTipProps {
  readonly source: PictureSource;
  readonly layout: PictureLayout;
  readonly pointed: Pointed | null;
  readonly cellWords: CellWords;
  readonly ref: Ref<HTMLDivElement>;
  readonly onOpen: (arc: PictureArc) => void;
  readonly onLeave: (event: React.PointerEvent) => void;
}

/** Heads listed; more share an arc seldom, and above a list there is room for fewer. And neighbours. */
const MOST_HEADS = 4;
const HEADS_ABOVE_LIST = 2;
const MOST_OTHERS = 3;
/** From the pointer to the note, and the note's greatest width; CSS pixels. */
const APART = 12;
const WIDTH = 224;
const LIST_WIDTH = 288;

/** The arcs within reach, as they are numbered: the one that is meant, then its neighbours. */
export function listOf({ arc, others }: { readonly arc: PictureArc; readonly others: readonly PictureArc[] }) {
  return [arc, ...others.slice(0, MOST_OTHERS)];
}

export function PictureTip({ source, layout, pointed, cellWords, ref, onOpen, onLeave }: PictureTipProps) {
  if (!pointed) return null;
  const isLow = pointed.y > layout.height / 2;
  const level = isLow ? { bottom: layout.height - pointed.y + 12 } : { top: pointed.y + 12 };
  const hasList = 'arc' in pointed && pointed.others.length > 0;
  const side = sideOf(pointed, layout.width, hasList ? LIST_WIDTH : WIDTH);
  return (
    <div
      ref={ref}
      data-part="tip"
      className={joinClasses(styles.tip, hasList && styles.tipWithList)}
      style={{ ...side, ...level }}
      onPointerLeave={onLeave}
    >
      <div aria-hidden="true">
        {'arc' in pointed ? (
          <ArcWords source={source} arc={pointed.arc} isShort={hasList} />
        ) : (
          <p>{cellWords(pointed.column, pointed.level)}</p>
        )}
      </div>
      {hasList ? <Neighbours source={source} list={listOf(pointed).slice(1)} onOpen={onOpen} /> : null}
    </div>
  );
}

interface ArcWordsProps {
  readonly source: PictureSource;
  readonly arc: PictureArc;
  /** A list follows. */
  readonly isShort: boolean;
}

function ArcWords({ source, arc, isShort }: ArcWordsProps) {
  const { t } = useTranslation('picture');
  const headWords = useHeadWords();
  return (
    <>
      <p>{t('arc.pair', { layer: arc.layer + 1, query: labelOf(source, arc.query), key: labelOf(source, arc.key) })}</p>
      {arc.heads.slice(0, isShort ? HEADS_ABOVE_LIST : MOST_HEADS).map((found) => (
        <p key={found.head} className={joinClasses(styles.tipHead, found.isOff && styles.tipOff)}>
          {headWords(found)}
        </p>
      ))}
      {arc.isDead ? <p>{t('arc.dead')}</p> : null}
      {arc.isSink && !isShort ? <p>{t('arc.sink')}</p> : null}
    </>
  );
}

interface NeighboursProps {
  readonly source: PictureSource;
  readonly list: readonly PictureArc[];
  readonly onOpen: (arc: PictureArc) => void;
}

/** Arcs that lie as near, by number; number 1 is the one above. The focus stays in the picture, so numbers are their keys. */
function Neighbours({ source, list, onOpen }: NeighboursProps) {
  const { t } = useTranslation('picture');
  const format = useFormat();
  return (
    // Within a grid whatever can be pressed belongs to a cell.
    <div role="row">
      <div role="gridcell">
        <div className={styles.tipOthers} role="group" aria-label={t('arc.near')}>
          <p>{t('arc.choose')}</p>
          {list.map((arc, at) => (
            <button
              key={`${arc.isDead} ${arc.layer} ${arc.query} ${arc.key}`}
              type="button"
              tabIndex={-1}
              onClick={() => onOpen(arc)}
            >
              <kbd>{at + 2}</kbd>{' '}
              {t('arc.nearOne', {
                layer: arc.layer + 1,
                query: labelOf(source, arc.query),
                key: labelOf(source, arc.key),
                weight: arc.change === undefined ? format.weight(arc.weight) : format.signed(arc.change),
              })}
              {arc.isDead ? ` (${t('arc.isOff')})` : ''}
            </button>
          ))}
        </div>
      </div>
    </div>
  );
}

/** Right of the pointer where it fits, else left of it, else as far right as the view goes. */
function sideOf({ x, from, to }: Place, width: number, own: number) {
  if (x + APART + own <= to) return { left: x + APART };
  if (x - APART - own >= from) return { right: width - x + APART };
  return { left: Math.max(from, to - own) };
}

function labelOf({ tokens, columnOf }: PictureSource, at: number): string {
  return tokens[columnOf.get(at) ?? -1]?.label ?? '';
}
