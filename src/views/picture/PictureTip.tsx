/** The note beside the pointer: what the arc or the place under it is. */
import { useTranslation } from 'react-i18next';
import type { PictureLayout } from '@/draw/picture/layoutPicture.ts';
import type { PictureArc } from '@/draw/picture/pictureArcs.ts';
import { useFormat } from '@/elements/useFormat.ts';
import type { PictureSource } from './usePicture.ts';
import type { CellWords } from './useCellWords.ts';
import styles from './Picture.module.css';

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
}

/** Heads listed; more share an arc seldom. And neighbours. */
const MOST_HEADS = 4;
const MOST_OTHERS = 2;
/** From the pointer to the note, and the note's greatest width; CSS pixels. */
const APART = 12;
const WIDTH = 224;

export function PictureTip({ source, layout, pointed, cellWords }: PictureTipProps) {
  const { t } = useTranslation('picture');
  const format = useFormat();
  if (!pointed) return null;
  const isLow = pointed.y > layout.height / 2;
  const side = sideOf(pointed, layout.width);
  const level = isLow ? { bottom: layout.height - pointed.y + 12 } : { top: pointed.y + 12 };
  return (
    <div className={styles.tip} style={{ ...side, ...level }} aria-hidden="true">
      {'arc' in pointed ? (
        <>
          <p>
            {t('arc.pair', {
              layer: pointed.arc.layer + 1,
              query: labelOf(source, pointed.arc.query),
              key: labelOf(source, pointed.arc.key),
            })}
          </p>
          {pointed.arc.heads.slice(0, MOST_HEADS).map(({ head, weight }) => (
            <p key={head} className={styles.tipHead}>
              {t('arc.head', { head: head + 1, weight: format.weight(weight) })}
            </p>
          ))}
          {pointed.arc.isSink ? <p>{t('arc.sink')}</p> : null}
          {pointed.others.length > 0 ? (
            <p className={styles.tipOthers}>
              {t('arc.near')}
              {pointed.others.slice(0, MOST_OTHERS).map((arc) => (
                <span key={`${arc.layer} ${arc.query} ${arc.key}`}>
                  {t('arc.nearOne', {
                    layer: arc.layer + 1,
                    query: labelOf(source, arc.query),
                    key: labelOf(source, arc.key),
                    weight: format.weight(arc.weight),
                  })}
                </span>
              ))}
            </p>
          ) : null}
        </>
      ) : (
        <p>{cellWords(pointed.column, pointed.level)}</p>
      )}
    </div>
  );
}

/** Right of the pointer where it fits, else left of it, else as far right as the view goes. */
function sideOf({ x, from, to }: Place, width: number) {
  if (x + APART + WIDTH <= to) return { left: x + APART };
  if (x - APART - WIDTH >= from) return { right: width - x + APART };
  return { left: Math.max(from, to - WIDTH) };
}

function labelOf({ tokens, columnOf }: PictureSource, at: number): string {
  return tokens[columnOf.get(at) ?? -1]?.label ?? '';
}
