/**
 * What comes next, where the last stream ends: the stream becomes the axis of the most likely tokens'
 * bars, and the one that is drawn goes down to where the next column will stand.
 */
import { memo, type CSSProperties } from 'react';
import { columnX, lensLane, nextRowY, type PictureLayout } from '@/draw/picture/layoutPicture.ts';
import { shortenCaption } from '@/draw/tokenCaption.ts';
import { joinClasses } from '@/elements/joinClasses.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './Picture.module.css';

export interface NextRow {
  /** Null for the row of all the others. */
  readonly label: string | null;
  /** How many tokens: 1, or all the others. */
  readonly count: number;
  readonly probability: number;
  readonly isUpcoming: boolean;
  /** In an experiment: its probability before the change. */
  readonly was?: number;
}

export interface NextTokensProps {
  readonly layout: PictureLayout;
  readonly rows: readonly NextRow[];
  /** Bars from what it was to what it is, instead of from 0. */
  readonly isDifference: boolean;
  /** The drawn token is on its way to its column. */
  readonly isAppending: boolean;
  readonly onAppend: () => void;
}

/** Left of the axis: the probability, and before it the name. */
const SHARE_END = 8;
const NAME_END = 60;
const LETTERS = 9;
const THICK = 10;
/** From the picture's right edge to the arrow. */
const ARROW = 9;
const CHARACTER = 7.6;

export const NextTokens = memo(function NextTokens(props: NextTokensProps) {
  const { layout, rows, isDifference, isAppending, onAppend } = props;
  const { t } = useTranslation('picture');
  const format = useFormat();
  const axis = columnX(layout, layout.columns - 1);
  const reach = layout.width - axis - 34;
  const drawn = rows.find((row) => row.isUpcoming);
  const foot = lensLane(layout, layout.layers).top;
  if (layout.open !== null) return <NextLine {...props} />;
  return (
    <g data-part="exit">
      <path className={styles.axis} d={`M${axis},${foot}V${nextRowY(layout, 0) - 8}`} />
      {rows.map((row, at) => {
        const y = nextRowY(layout, at);
        return (
          <g
            key={row.label ?? 'rest'}
            className={joinClasses(styles.next, row.isUpcoming && styles.drawn, row.label === null && styles.rest)}
          >
            <NextBar row={row} x={axis + 1.5} y={y} reach={reach} isDifference={isDifference} />
            <text x={axis - NAME_END} y={y + 4} textAnchor="end" className={styles.nextName}>
              {row.label === null ? t('next.rest', { count: row.count }) : shortenCaption(row.label, LETTERS)}
            </text>
            <text x={axis - SHARE_END} y={y + 4} textAnchor="end">
              {format.percent(row.probability)}
            </text>
          </g>
        );
      })}
      {drawn?.label ? (
        <Append
          layout={layout}
          from={[axis + 1.5 + Math.max(1, reach * drawn.probability), nextRowY(layout, rows.indexOf(drawn))]}
          label={drawn.label}
          isAppending={isAppending}
          onAppend={onAppend}
        />
      ) : null}
    </g>
  );
});

interface NextBarProps {
  readonly row: NextRow;
  readonly x: number;
  readonly y: number;
  /** Of probability 1; CSS pixels. */
  readonly reach: number;
  readonly isDifference: boolean;
}

/** As long as the probability, with a mark where it was before a change; or from there to where it is. */
function NextBar({ row: { probability, was }, x, y, reach, isDifference }: NextBarProps) {
  const isMoved = isDifference && was !== undefined;
  const [from, to] = isMoved ? [Math.min(was, probability), Math.max(was, probability)] : [0, probability];
  return (
    <>
      <rect
        className={joinClasses(isMoved && (probability < was ? styles.belowBar : styles.aboveBar))}
        x={x + reach * from}
        y={y - THICK / 2}
        width={Math.max(1, reach * (to - from))}
        height={THICK}
        rx={2}
      />
      {was === undefined ? null : (
        <path className={styles.was} d={`M${x + reach * was},${y - THICK / 2 - 1}V${y + THICK / 2 + 1}`} />
      )}
    </>
  );
}

/**
 * Where the room is another's: the drawn token alone, right of the stream that it comes from. Left of it its words
 * would stand over the columns of other tokens, as if they were their names.
 */
function NextLine({ layout, rows, isAppending, onAppend }: NextTokensProps) {
  const format = useFormat();
  const axis = columnX(layout, layout.columns - 1);
  const y = (layout.next.top + layout.next.bottom) / 2;
  const row = rows.find((known) => known.isUpcoming) ?? rows[0];
  if (!row?.label) return null;
  const share = format.percent(row.probability);
  const letters = Math.floor((layout.width - axis - SHARE_END) / CHARACTER) - share.length - 1;
  return (
    <g className={styles.nextLine} data-part="exit">
      <path className={styles.axis} d={`M${axis},${layout.next.bottom}V${layout.next.top + 2}`} />
      <text className={joinClasses(row.isUpcoming && styles.drawnWord)} x={axis + SHARE_END} y={y + 4}>
        <tspan className={styles.nextName}>{shortenCaption(row.label, Math.min(LETTERS, letters))}</tspan> {share}
      </text>
      {row.isUpcoming ? (
        <Append layout={layout} from={[axis, y]} label={row.label} isAppending={isAppending} onAppend={onAppend} />
      ) : null}
    </g>
  );
}

interface AppendProps {
  readonly layout: PictureLayout;
  readonly from: readonly [x: number, y: number];
  readonly label: string;
  readonly isAppending: boolean;
  readonly onAppend: () => void;
}

/** The drawn token on its way to the end of the text; a click lets it go there. */
function Append({ layout, from, label, isAppending, onAppend }: AppendProps) {
  const { t } = useTranslation('picture');
  const { top, bottom } = layout.tokens;
  const left = columnX(layout, layout.columns - 1) + layout.pitch / 2 + 6;
  const text = shortenCaption(label, LETTERS);
  const width = Math.min(layout.width - left, Math.max(30, [...text].length * CHARACTER + 20));
  const middle = Math.min(left + width / 2, layout.width - width / 2);
  const isLine = layout.open !== null;
  const height = isLine ? bottom - top : 26;
  const chipTop = isLine ? top : top + 1;
  const away = { '--from-x': `${from[0] - middle}px`, '--from-y': `${from[1] - top}px` } as CSSProperties;
  return (
    <g
      className={styles.append}
      onClick={(event) => {
        event.stopPropagation();
        onAppend();
      }}
    >
      <title>{t('next.append', { token: label })}</title>
      {isLine ? null : <Arrow layout={layout} from={from} middle={middle} />}
      <g className={joinClasses(isAppending && styles.travelling)} style={away}>
        <rect x={middle - width / 2} y={chipTop} width={width} height={height} rx={height / 2} />
        <text x={middle} y={chipTop + height / 2 + 4} textAnchor="middle">
          {text}
        </text>
      </g>
      {isLine ? null : (
        <text className={styles.joins} x={left} y={top + 42}>
          {t('next.joins')}
        </text>
      )}
    </g>
  );
}

interface ArrowProps {
  readonly layout: PictureLayout;
  readonly from: readonly [x: number, y: number];
  /** Middle of the chip it leads to. */
  readonly middle: number;
}

function Arrow({ layout, from: [x, y], middle }: ArrowProps) {
  const side = layout.width - ARROW;
  const { top } = layout.tokens;
  return (
    <>
      <path
        className={styles.arrow}
        d={`M${x + 4},${y}H${side - 8}Q${side},${y} ${side},${y + 8}V${top - 17}Q${side},${top - 9} ${side - 8},${top - 9}H${middle + 4}Q${middle},${top - 9} ${middle},${top - 4}`}
      />
      <path
        className={styles.arrowHead}
        d={`M${middle - 4},${top - 6}L${middle},${top - 0.5}L${middle + 4},${top - 6}Z`}
      />
    </>
  );
}
