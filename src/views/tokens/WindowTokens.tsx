/** The tokens the model reads, as chips. Each may be the query of the attention view. */
import { useCallback, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { cssColour, surprisalScale } from '@/draw/scales.ts';
import { TokenList, type TokenListItem } from '@/elements/TokenList.tsx';
import { keepInView } from '@/elements/keepInView.ts';
import { useElementSize } from '@/elements/useElementSize.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { useLook } from '@/elements/useLook.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { countForks } from '@/model/textTree.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { ArrangedToken } from './arrangeTokens.ts';
import { chipOf } from './describeToken.ts';
import { ForkSelect } from './ForkSelect.tsx';
import styles from './TokensView.module.css';

export interface WindowTokensProps {
  readonly window: readonly ArrangedToken[];
  readonly showsIds?: boolean;
}

export function WindowTokens({ window, showsIds = true }: WindowTokensProps) {
  const { t } = useTranslation('tokens');
  const format = useFormat();
  const { palette } = useLook();
  const { conductor, selection } = useStores();
  const isSurprisalShown = useValue('selection', (state) => state.isSurprisalShown);
  const query = useValue('selection', (state) => state.query);
  const hovered = useValue('selection', (state) => state.hovered.key);
  const forks = useForks();
  const scroller = useRef<HTMLDivElement>(null);
  const [measure, { width }] = useElementSize();
  const place = useCallback(
    (element: HTMLDivElement | null) => {
      scroller.current = element;
      return measure(element);
    },
    [measure],
  );
  const last = window.length - 1;
  const end = window[last]?.index;
  const tokens = useMemo((): TokenListItem[] => {
    const scale = isSurprisalShown ? surprisalScale(palette) : null;
    return window.map((arranged) => {
      const { surprisal, index } = arranged;
      const mark = forks.get(index);
      const chip = { ...chipOf(t, format, arranged, 'window'), ...(mark ? { mark } : {}) };
      return scale && surprisal !== null ? { ...chip, background: cssColour(scale.colourOf(surprisal)) } : chip;
    });
  }, [window, isSurprisalShown, palette, t, format, forks]);

  // A text of many lines is followed to its end, where the next token joins it.
  useEffect(() => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, [end]);
  // Zoomed in, the tokens are one line, and the followed one is in it.
  const zoom = useValue('selection', (state) => state.zoom);
  const followed = query ?? last;
  useEffect(() => {
    const element = scroller.current;
    const chip = element?.querySelector<HTMLElement>(`[data-index="${followed}"]`);
    if (element && chip && zoom !== 'model')
      keepInView(element, { x: chip.offsetLeft, y: element.scrollTop, width: chip.offsetWidth, height: 0 });
  }, [followed, zoom, end, width]);

  return (
    <div ref={place} className={styles.window}>
      <TokenList
        label={t('label')}
        tokens={tokens}
        selected={query ?? last}
        hovered={hovered}
        showsIds={showsIds}
        // A second click on the query leads back to the last token, as Escape does.
        onSelect={(at) => conductor.selectQuery(at === query ? null : at)}
        onHover={(at) => selection.getState().hover(null, at)}
      />
    </div>
  );
}

/** The signs of tokens in whose place others were tried, by place in the whole text. */
function useForks(): ReadonlyMap<number, ReactNode> {
  const tree = useValue('sequence', (state) => state.tree);
  const generated = useValue('sequence', (state) => state.generated);
  const promptLength = useValue('sequence', (state) => state.promptIds.length);
  return useMemo(() => {
    const tried = countForks(
      tree,
      generated.map((token) => token.id),
    );
    const forked = tried.flatMap((count, at) => (count > 1 ? [at] : []));
    return new Map(forked.map((at) => [promptLength + at, <ForkSelect key={at} at={at} />]));
  }, [tree, generated, promptLength]);
}
