/**
 * Keeps the address bar and the stores in step: the state is written as it changes, and read at the start and when
 * the visitor changes it. What an address cannot hold is kept for this tab, so that a reload loses nothing.
 */
import type { Stores } from '@/store/createStores.ts';
import { MADE } from '@/store/madeLesson.ts';
import { linkOf, readLink } from '@/store/scene/linkScene.ts';
import { openScene } from '@/store/scene/openScene.ts';
import { readScene, readWhileOpening, type Scene } from '@/store/scene/scene.ts';
import type { ReadAddress } from '@/store/scene/sceneAddress.ts';
import type { Keep } from '@/store/preferences.ts';
import { isAtLesson, isLessonAlone, lessonBegun } from './lessonAlone.ts';
import { keepLeft, keepWhole, readKept, readWanted } from './keptAddress.ts';

/** Between two writes, in milliseconds: browsers refuse an address that changes more than 100 times in 30 seconds. */
const WRITE_PAUSE = 350;

export interface Start {
  /** The text of an address that names none. */
  readonly fallbackText: string;
  /** What a visitor sees who was never here and follows no link, where it is not as usual. */
  readonly newcomer: Partial<Scene>;
  /** For what an address cannot hold; lasts as long as the tab. */
  readonly keep: Keep;
  /** For where the visitor left; lasts longer. */
  readonly left: Keep;
}

/** Open what the address asks for, follow changes made there, and write every change of the page. */
export async function startAddress(stores: Stores, { fallbackText, newcomer, keep, left }: Start): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written = location.hash;
  let writtenPage = stores.selection.getState().page;
  let isBegun = false;
  /** The scene on its way, until all of it is on show. */
  let opening: Scene | null = null;

  async function open(fragment: string): Promise<void> {
    const read = readKept(keep, fragment) ?? readWanted(fragment, left, newcomer);
    const { scene: given, hasText, leftOut } = read;
    const scene =
      bringsLesson(given) && isBegun ? besideShown(given, stores) : withText(given, hasText ? null : fallbackText);
    isBegun = true;
    writtenPage = scene.page;
    const shown = show(scene, leftOut);
    const begun = isLessonAlone(read) ? await lessonBegun(scene) : null;
    // Whoever has gone elsewhere meanwhile stays there.
    await (begun && isAtLesson(scene, stores) ? show(begun, leftOut) : shown);
  }

  async function show(scene: Scene, leftOut: ReadAddress['leftOut']): Promise<void> {
    const mine = (opening = scene);
    await openScene(scene, stores, { leftOut, isNewest: () => mine === opening });
    if (mine !== opening) return;
    opening = null;
    later();
  }

  function write(): void {
    // The visitor has just changed it, and the event that says so is on its way.
    if (location.hash !== written) return;
    const address = opening ? readOpening(opening) : readLink(stores).address;
    if (address === null) return;
    // Between the two places "Back" leads back; all else is one state of one page.
    const { page } = stores.selection.getState();
    if (page === writtenPage) history.replaceState(null, '', `#${address}`);
    else history.pushState(null, '', `#${address}`);
    // What stands in a page of somebody else is not where the visitor was.
    if (stores.selection.getState().embedded.length === 0) keepLeft(left, `#${address}`);
    writtenPage = page;
    written = location.hash;
  }

  /** Null where nothing but the scene itself is to be told. What was typed meanwhile is more than the scene was. */
  function readOpening(scene: Scene): string | null {
    if (stores.sequence.getState().draft !== scene.text.prompt) return readLink(stores).address;
    const { address } = linkOf(readWhileOpening(scene, stores));
    return address === linkOf(scene).address ? null : address;
  }

  /** What the address would be after the last action, of which some may still wait to be written. */
  let settled: string | null = null;
  let settling: ReturnType<typeof setTimeout> | undefined;
  function settle(): void {
    settling = undefined;
    settled = opening ? null : readLink(stores).address;
  }

  /** "Back" leads to the place as it was left, not as it was when the address was last written. */
  function leavePlace(): void {
    if (settled === null || opening || location.hash !== written) return;
    history.replaceState(null, '', `#${settled}`);
    written = location.hash;
  }

  /** After a pause the first change is written at once, so that a reload right after it loses nothing. */
  let lastWrite = -Infinity;
  function later(): void {
    settling ??= setTimeout(settle, 0);
    clearTimeout(timer);
    const write_ = () => {
      lastWrite = performance.now();
      write();
    };
    timer = setTimeout(write_, Math.max(0, lastWrite + WRITE_PAUSE - performance.now()));
  }

  /** Whatever an address tells of. */
  const told = [
    stores.network,
    stores.sequence,
    stores.sampling,
    stores.selection,
    stores.player,
    stores.experiment,
    stores.roles,
    stores.trace,
    stores.panels,
    stores.trainingLink,
    stores.attribution,
    stores.link,
    stores.course,
    stores.predictGame,
    stores.tokensDesk,
    stores.tokenizerChoices,
    stores.meaning,
    stores.tokenMap,
    stores.vectorSum,
    stores.inContext,
    stores.positions,
    stores.unembedding,
    stores.madeLesson,
    stores.presentation,
    stores.modelComparison,
  ];
  for (const store of told) (store as { subscribe(listener: () => void): void }).subscribe(later);
  stores.selection.subscribe((now, before) => {
    if (now.page === before.page) return;
    leavePlace();
    // Who goes on and back at once comes back here.
    lastWrite = -Infinity;
    later();
  });
  window.addEventListener('hashchange', () => {
    if (location.hash === written) return;
    written = location.hash;
    void open(written);
  });
  // Leaving or reloading must not lose the last words.
  const leave = () => {
    write();
    if (!opening) keepWhole(keep, stores);
  };
  window.addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave();
  });
  await open(location.hash);
}

const withText = (scene: Scene, prompt: string | null): Scene =>
  prompt === null ? scene : { ...scene, text: { ...scene.text, prompt } };

const bringsLesson = ({ page, lesson, made }: Scene) => page === 'learn' && lesson === MADE && made !== null;

/** A lesson that an address brings along has states of its own; one that turns out to be none must change nothing else. */
function besideShown({ page, lesson, lessonStep, made, present }: Scene, stores: Stores): Scene {
  return { ...readScene(stores), page, lesson, lessonStep, made, present, hidden: [], veil: false };
}
