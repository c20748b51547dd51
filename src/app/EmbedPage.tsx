/**
 * The workbench in a page of somebody else: the views that its address names, one below the other, and a line that leads
 * to the whole page. It keeps nothing but what the whole page would, asks before it fetches a model from elsewhere as
 * that does, listens to no message, and tells the page around it one thing: its height.
 */
import { useEffect, useMemo, useRef } from 'react';
import { linkOf } from '@/store/scene/linkScene.ts';
import { readScene } from '@/store/scene/scene.ts';
import type { Stores } from '@/store/createStores.ts';
import { StatusLine } from '@/views/header/StatusLine.tsx';
import { LoadProgress } from '@/views/models/LoadProgress.tsx';
import { NoticesView } from '@/views/notices/NoticesView.tsx';
import { Stage } from '@/views/shared/stage/Stage.tsx';
import type { StageSpec } from '@/views/shared/stage/ViewSpec.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './EmbedPage.module.css';
import { EXPLORE } from './stages/explore.ts';
import { useExploreChoices } from './useExploreChoices.ts';
import { useFrameHeight } from './useFrameHeight.ts';

const ZONE = 'embed';
/** Of the zoomed picture, while that is there itself. */
const SLOT = 'panel';

function stageOf(ids: readonly string[]): StageSpec {
  const verb = EXPLORE.views.filter(({ id }) => id === 'verb');
  // The button stands behind the text that it goes on with; at the workbench it is laid over the tokens' line.
  const inOrder = EXPLORE.views.flatMap((view) =>
    view.id === 'verb' ? [] : view.id === 'tokens' ? [view, ...verb] : [view],
  );
  const shown = inOrder.filter(({ id }) => ids.includes(id));
  const hasPicture = ids.includes('picture');
  return {
    zones: [
      { id: ZONE, shows: 'all', className: styles.view, waiting: 'app:middle.loading' },
      ...EXPLORE.zones.filter(({ id }) => id === SLOT),
    ],
    views: shown.map((view) => (view.zone === SLOT && hasPicture ? view : { ...view, zone: ZONE })),
  };
}

export function EmbedPage() {
  const { t } = useTranslation('app');
  const ids = useValue('selection', (state) => state.embedded);
  const depth = useValue('selection', (state) => state.depth);
  const stage = useMemo(() => stageOf(ids), [ids]);
  const choices = useExploreChoices();
  const page = useRef<HTMLDivElement>(null);
  useFrameHeight(page);
  useOtherPlaces();
  return (
    <div ref={page} className={styles.page}>
      <div className="visually-hidden">
        <StatusLine sentence={null} />
      </div>
      <h1 className="visually-hidden">{t('embed.label')}</h1>
      <LoadProgress isCompact />
      <NoticesView />
      <Stage stage={stage} choices={choices} className={styles.stage} data-depth={depth} />
      <Foot />
    </div>
  );
}

function Foot() {
  const { t } = useTranslation('app');
  const stores = useStores();
  const link = useRef<HTMLAnchorElement>(null);
  // The address changes with every letter typed, and matters only to who is about to follow the link.
  const refresh = () => {
    if (link.current) link.current.href = wholePage(stores);
  };
  return (
    <footer className={styles.foot}>
      {t('embed.label')} ·{' '}
      <a
        ref={link}
        href={wholePage(stores)}
        target="_blank"
        rel="noopener"
        title={t('embed.fullHint')}
        onPointerEnter={refresh}
        onFocus={refresh}
        onClick={refresh}
      >
        {t('embed.full')}
      </a>
    </footer>
  );
}

/** The address of the same on the whole page. */
function wholePage(stores: Stores): string {
  const { address } = linkOf({ ...readScene(stores), embedded: [], hidden: [] });
  return `${location.pathname}${location.search}#${address}`;
}

/** A link of a view that leads to another place leads there on the whole page. */
function useOtherPlaces(): void {
  const stores = useStores();
  const page = useValue('selection', (state) => state.page);
  useEffect(() => {
    if (page === 'workbench') return;
    window.open(wholePage(stores), '_blank', 'noopener');
    stores.selection.getState().setPage('workbench');
  }, [stores, page]);
}
