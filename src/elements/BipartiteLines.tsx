/**
 * Where one query looks: queries in a column on the left, keys on the right, lines between them
 * as thick as the weight. The keys carry the numbers. A long text scrolls.
 */
import { useEffect, useMemo, useRef } from 'react';
import type { Position } from '@/model/axes.ts';
import type { Tensor } from '@/model/tensor.ts';
import { bipartiteLines, layoutBipartite } from '@/draw/bipartite.ts';
import type { TokenCaption } from '@/draw/tokenCaption.ts';
import { KeyColumn, QueryColumn } from './BipartiteColumns.tsx';
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
  /** CSS pixels at text scale 1; beyond it the lines scroll. */
  readonly maxHeight?: number;
  /**
   * CSS pixels of a row at text scale 1: 24, the least a pointer can be asked to hit, unless told. Go
   * below, down to the 16 that text needs, only where a query can be chosen elsewhere too (WCAG 2.5.8).
   */
  readonly rowHeight?: number;
}

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
  const { maxHeight = 480, rowHeight = 24 } = props;
  const { textScale } = useLook();
  const [linesRef, { width }] = useElementSize();
  const count = tokens.length;
  const query = hoveredQuery ?? selectedQuery;
  const layout = useMemo(
    () => layoutBipartite({ count, width, rowHeight: rowHeight * textScale, labelWidth: 0 }),
    [count, width, rowHeight, textScale],
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
    <div className={styles.bipartite} data-drawing>
      <div ref={scroller} className={styles.scroller} style={{ maxHeight: maxHeight * textScale }}>
        <span className={joinClasses(styles.title, styles.queryTitle)} aria-hidden="true">
          {props.queryLabel}
        </span>
        <span className={styles.title} />
        <span className={joinClasses(styles.title, styles.keyTitle)} aria-hidden="true">
          {props.keyLabel}
        </span>
        <QueryColumn
          label={props.queryLabel}
          tokens={tokens}
          rowHeight={layout.rowHeight}
          hovered={hoveredQuery}
          onHover={props.onHoverQuery}
          selected={selectedQuery}
          onSelect={props.onSelectQuery}
        />
        <div ref={linesRef} className={styles.lines} style={{ height: layout.height }}>
          <svg width={layout.width} height={layout.height} aria-hidden="true">
            {drawn.lines.map((line) => (
              <path
                key={`${line.query}-${line.key}`}
                d={line.path}
                strokeWidth={line.strokeWidth}
                strokeOpacity={hoveredKey !== null && line.key !== hoveredKey ? line.opacity * 0.4 : line.opacity}
              />
            ))}
          </svg>
        </div>
        <KeyColumn
          label={props.keyLabel}
          tokens={tokens}
          rowHeight={layout.rowHeight}
          hovered={hoveredKey}
          onHover={props.onHoverKey}
          weightOf={(key) => (query === null || key > query ? null : (weights.data[query * columns + key] ?? 0))}
          firstMasked={query === null ? null : query + 1}
        />
      </div>
      <p className={styles.hidden}>
        {drawn.hiddenCount > 0 && drawn.totalWeight > 0
          ? props.describeHidden(drawn.hiddenCount, drawn.hiddenWeight / drawn.totalWeight)
          : null}
      </p>
    </div>
  );
}
