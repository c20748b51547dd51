/**
 * The recording of the first text that lies beside the page (`npm run trace -- … --bare --exact`; a test computes it anew). With
 * it come the views that show it: only then is the model fetched, so that the first true picture waits for nothing else.
 */
import { readOwnFile } from '@/app/device.ts';
import type { AheadFile } from '@/store/ahead.ts';
import type { SelectionStore } from '@/store/selection.ts';
import { FIRST_STEP } from '@/views/shared/firstStep.ts';
import { fetchViews } from '@/views/shared/stage/fetchViews.ts';
import { shownViews } from '@/views/shared/stage/shownViews.ts';
import { EXPLORE } from './stages/explore.ts';

const FILE = 'recordings/first.glassbox';
const MOST_BYTES = 200_000;
/** A host that never answers must not keep the model away: in milliseconds. */
const LONGEST_WAIT = 20_000;

/** `selection`: what the address has asked for by the time it is opened. */
export function firstPicture(selection: () => SelectionStore): AheadFile {
  return {
    text: FIRST_STEP.text,
    async open() {
      const { page, depth, hidden, outcome, guide, zoom } = selection().getState();
      if (page !== 'workbench') return null;
      // Of views behind tabs, and of those inside the picture, the one on show.
      const chosen: Readonly<Record<string, string>> = { outcome, guide, panel: zoom };
      const views = shownViews(EXPLORE.views, { depth, hidden, can: () => true }).filter(
        ({ id, zone }) => id === (chosen[zone] ?? id),
      );
      const files = Promise.all([
        readOwnFile(FILE, MOST_BYTES, document.baseURI),
        // Basics has its views already, and fetches the others once the model is there.
        depth === 'basics' ? null : fetchViews({ ...EXPLORE, views }).catch(() => undefined),
      ]);
      const late = new Promise<[null]>((done) => setTimeout(() => done([null]), LONGEST_WAIT));
      const [file] = await Promise.race([files, late]);
      return file instanceof Uint8Array ? file : null;
    },
  };
}
