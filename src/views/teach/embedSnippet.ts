/** A view of the workbench for a page of somebody else: its address, and the HTML that shows it there. */
import { escapeXml } from '@/draw/svg/escapeXml.ts';
import { linkOf } from '@/store/scene/linkScene.ts';
import type { Unheld } from '@/store/scene/leftOut.ts';
import type { Scene } from '@/store/scene/scene.ts';
import { DEPTHS, GUIDES, OUTCOMES, ZOOMS } from '@/store/selection.ts';
import type { ViewChoice } from './teachProps.ts';

export interface Embedding {
  /** In the order of the page. */
  readonly views: readonly ViewChoice[];
  /** Controls inside views that are left out. */
  readonly without: readonly string[];
}

/** The scene as a frame shows it: nothing that only a page of its own has. */
export function embedAddress(scene: Scene, { views, without }: Embedding) {
  const depth = [scene.depth, ...views.map((view) => view.depth)].reduce((deepest, other) =>
    DEPTHS.indexOf(other) > DEPTHS.indexOf(deepest) ? other : deepest,
  );
  const framed = {
    page: 'workbench',
    lesson: null,
    made: null,
    game: null,
    training: null,
    present: false,
    veil: false,
    hidden: without,
    embedded: views.map(({ id }) => id),
    depth,
    // Numbers are fetched for what is looked at: of several, for the one that needs most.
    zoom: last(ZOOMS, views) ?? 'model',
    outcome: last(OUTCOMES, views) ?? scene.outcome,
    guide: first(GUIDES, views) ?? scene.guide,
  } as const;
  const { address, unheld } = linkOf({ ...scene, ...framed });
  return { address, unheld: unheld satisfies readonly Unheld[] };
}

const isAmong = (views: Embedding['views']) => (id: string) => views.some((view) => view.id === id);
const first = <Id extends string>(ids: readonly Id[], views: Embedding['views']) => ids.find(isAmong(views));
const last = <Id extends string>(ids: readonly Id[], views: Embedding['views']) => ids.findLast(isAmong(views));

/** Until the frame has told its height. */
const HEIGHT = 480;

export function embedCode(page: string, address: string, title: string): string {
  const src = new URL(page);
  src.hash = address;
  return (
    `<iframe class="glassbox" src="${escapeXml(src.href)}" title="${escapeXml(title)}" ` +
    `width="100%" height="${HEIGHT}" loading="lazy" style="border:0" allow="clipboard-write"></iframe>`
  );
}
