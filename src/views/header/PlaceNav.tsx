/** The places of the page, as links that can be copied or opened elsewhere. Each keeps its state while another is on show. */
import { useState, type MouseEvent } from 'react';
import type { Stores } from '@/store/createStores.ts';
import { linkOf } from '@/store/scene/linkScene.ts';
import { readScene } from '@/store/scene/scene.ts';
import type { Page } from '@/store/selection.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './PlaceNav.module.css';

export function PlaceNav({ pages }: { readonly pages: readonly Page[] }) {
  const { t } = useTranslation('app');
  const stores = useStores();
  const page = useValue('selection', (state) => state.page);
  const [fragments, setFragments] = useState<Partial<Record<Page, string>>>({});
  // The address changes with every letter typed, and matters only to who is about to follow the link.
  const refresh = () => setFragments(Object.fromEntries(pages.map((to) => [to, addressOf(stores, to)])));
  const follow = (event: MouseEvent, to: Page) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    stores.conductor.pause();
    uncover(stores, to);
    stores.selection.getState().setPage(to);
  };
  return (
    <nav className={styles.places} aria-label={t('places.label')} onPointerEnter={refresh} onFocus={refresh}>
      {pages.map((to) => (
        <a
          key={to}
          className={styles.place}
          href={`#${fragments[to] ?? (to === 'workbench' ? '' : `page=${to}`)}`}
          aria-current={to === page ? 'page' : undefined}
          // All places and tools share one line: what is seen is its first word.
          aria-label={to === 'tokens' ? t('places.tokens') : undefined}
          title={t(`places.${to}Hint`)}
          onClick={(event) => follow(event, to)}
        >
          {t(to === 'tokens' ? 'places.tokensShort' : `places.${to}`)}
        </a>
      ))}
    </nav>
  );
}

/**
 * What a lesson hid and covered is on show elsewhere; back there, it hides it again (LessonView). A guess at the
 * workbench ends when the course begins, which covers for itself.
 */
function uncover({ selection }: Stores, to: Page) {
  const { page, setHidden, setVeiled } = selection.getState();
  if (to === page) return;
  if (page === 'learn') setHidden([]);
  if (to === 'workbench' || page === 'workbench') setVeiled(false);
}

function addressOf(stores: Stores, to: Page): string {
  const shown = readScene(stores);
  const scene = shown.page === 'learn' && to !== 'learn' ? { ...shown, hidden: [], veil: false } : shown;
  return linkOf({ ...scene, page: to, training: to === 'training' ? scene.training : null }).address;
}
