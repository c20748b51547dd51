/**
 * Where one query looks: queries in a column on the left, keys on the right, lines between them
 * as thick as the weight. The keys carry the numbers. A long text scrolls.
 */
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { position, type Position } from '@/model/axes.ts';
import type { Tensor } from '@/model/tensor.ts';
import { bipartiteLines, layoutBipartite } from '@/draw/bipartite.ts';
import { formatWeight } from '@/draw/formatNumber.ts';
import type { TokenCaption } from '@/draw/tokenCaption.ts';
import { joinClasses } from './joinClasses.ts';
import { useElementSize } from './useElementSize.ts';
import { useLook } from './useLook.ts';
import styles from './BipartiteLines.module.css';

export interface BipartiteLinesProps {
  readonly weights: Tensor<readonly ['query', 'key']>;
  readonly tokens: readonly TokenCaption[];
  /** Whose lines are drawn; null for all, faintly. */
  readonly selectedQuery: number | null;
  /** Drawn in place of the selected one while something points at it. */
  readonly hoveredQuery?: number | null;
  readonly hoveredKey?: number | null;
  readonly onSelectQuery?: (query: Position) => void;
  readonly onHoverQuery?: (query: Position | null) => void;
  readonly onHoverKey?: (key: Position | null) => void;
  readonly dimFirst?: boolean;
  /** Lines of less weight are left out; 0.01 by default. */
  readonly threshold?: number;
  /** Names of the columns: "Query", "Key". */
  readonly queryLabel: string;
  readonly keyLabel: string;
  /** Says how much is not drawn; called only when something is left out. `weight` is a share of 1. */
  readonly describeHidden: (count: number, weight: number) => string;
  /** CSS pixels; beyond it the lines scroll. */
  readonly maxHeight?: number;
  readonly locale?: string;
}

/** Height of a row at text scale 1, CSS pixels: the least a pointer can be asked to hit. */
const ROW = 24;

export function BipartiteLines(props: BipartiteLinesProps) {
  const {
    weights,
    tokens,
    selectedQuery,
    hoveredQuery = null,
    hoveredKey = null,
    dimFirst = false,
    threshold = 0.01,
  } = props;
  const { maxHeight = 480, locale = 'en' } = props;
  const { textScale } = useLook();
  const [linesRef, { width }] = useElementSize();
  const count = tokens.length;
  const query = hoveredQuery ?? selectedQuery;
  const layout = useMemo(
    () => layoutBipartite({ count, width, rowHeight: ROW * textScale, labelWidth: 0 }),
    [count, width, textScale],
  );
  const drawn = useMemo(
    () => bipartiteLines(weights, layout, { query, threshold, dimFirst }),
    [weights, layout, query, threshold, dimFirst],
  );
  const columns = weights.shape[1];
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const frame = scroller.current;
    if (selectedQuery === null || frame === null) return;
    const top = selectedQuery * layout.rowHeight;
    const isVisible = top >= frame.scrollTop && top + layout.rowHeight <= frame.scrollTop + frame.clientHeight;
    if (!isVisible) frame.scrollTop = top - frame.clientHeight / 2;
  }, [selectedQuery, layout.rowHeight]);
  return (
    <div className={styles.bipartite}>
      <div ref={scroller} className={styles.scroller} style={{ maxHeight }}>
        <span className={joinClasses(styles.title, styles.queryTitle)} aria-hidden="true">
          {props.queryLabel}
        </span>
        <span className={styles.title} />
        <span className={joinClasses(styles.title, styles.keyTitle)} aria-hidden="true">
          {props.keyLabel}
        </span>
        <Queries {...props} rowHeight={layout.rowHeight} hoveredQuery={hoveredQuery} />
        <div ref={linesRef} className={styles.lines} style={{ height: layout.height }}>
          <svg width={layout.width} height={layout.height} aria-hidden="true">
            {drawn.lines.map((line) => (
              <path
                key={`${line.query}-${line.key}`}
                className={line.key === hoveredKey ? styles.lit : undefined}
                d={line.path}
                strokeWidth={line.strokeWidth}
                strokeOpacity={hoveredKey !== null && line.key !== hoveredKey ? line.opacity * 0.4 : line.opacity}
              />
            ))}
          </svg>
        </div>
        <ol className={styles.keys} aria-label={props.keyLabel} onPointerLeave={() => props.onHoverKey?.(null)}>
          {tokens.map((token, key) => {
            const weight = query === null || key > query ? null : (weights.data[query * columns + key] ?? 0);
            return (
              <li
                key={key}
                style={{ height: layout.rowHeight }}
                className={joinClasses(
                  styles.key,
                  key === hoveredKey && styles.hovered,
                  query !== null && weight === null && styles.masked,
                  token.isFragment && styles.fragment,
                )}
                onPointerEnter={() => props.onHoverKey?.(position(key))}
              >
                <span className={styles.token}>{token.text}</span>
                {weight === null ? null : (
                  <data className={styles.weight} value={String(weight)} title={String(weight)}>
                    {formatWeight(weight, locale)}
                  </data>
                )}
              </li>
            );
          })}
        </ol>
      </div>
      <p className={styles.hidden}>
        {drawn.hiddenCount > 0 && drawn.totalWeight > 0
          ? props.describeHidden(drawn.hiddenCount, drawn.hiddenWeight / drawn.totalWeight)
          : null}
      </p>
    </div>
  );
}

interface QueriesProps extends BipartiteLinesProps {
  readonly rowHeight: number;
}

function Queries({
  tokens,
  queryLabel,
  selectedQuery,
  hoveredQuery,
  onSelectQuery,
  onHoverQuery,
  rowHeight,
}: QueriesProps) {
  const list = useRef<HTMLDivElement>(null);
  const last = tokens.length - 1;
  const reachable = Math.min(selectedQuery ?? last, last);
  const onKeyDown = (event: KeyboardEvent) => {
    const step =
      event.key === 'ArrowDown' || event.key === 'ArrowRight'
        ? 1
        : event.key === 'ArrowUp' || event.key === 'ArrowLeft'
          ? -1
          : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = Math.max(0, Math.min(last, reachable + step));
    onSelectQuery?.(position(next));
    list.current?.querySelectorAll<HTMLElement>('[role="radio"]')[next]?.focus();
  };
  return (
    <div
      ref={list}
      className={styles.queries}
      role="radiogroup"
      aria-label={queryLabel}
      onKeyDown={onKeyDown}
      onPointerLeave={() => onHoverQuery?.(null)}
    >
      {tokens.map((token, at) => (
        <button
          key={at}
          type="button"
          role="radio"
          aria-checked={at === selectedQuery}
          tabIndex={at === reachable ? 0 : -1}
          style={{ height: rowHeight }}
          className={joinClasses(
            styles.query,
            at === hoveredQuery && styles.hovered,
            at === selectedQuery && styles.selected,
            token.isFragment && styles.fragment,
          )}
          onClick={() => onSelectQuery?.(position(at))}
          onPointerEnter={() => onHoverQuery?.(position(at))}
        >
          <span className={styles.token}>{token.text}</span>
        </button>
      ))}
    </div>
  );
}
