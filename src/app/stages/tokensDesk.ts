/**
 * *Tokens and meaning* as a list: the text on the left, and beside it the part of the page that is open. A view of a
 * part stands in the zone `main`; the list below says in which part, and in which order.
 */
import styles from '@/app/TokensPage.module.css';
import type { DeskSection } from '@/store/tokensDesk.ts';
import { views as bpe } from '@/views/bpe/index.ts';
import { views as merges } from '@/views/merges/index.ts';
import { sections, text } from '@/views/desk/index.ts';
import { views as meaning } from '@/views/meaning/index.ts';
import { view as languages } from '@/views/languages/index.ts';
import type { StageSpec, ViewSpec } from '@/views/shared/stage/ViewSpec.ts';
import { view as tokenizers } from '@/views/tokenizers/index.ts';

const ZONES: StageSpec['zones'] = [
  { id: 'text', shows: 'all', className: styles.text },
  { id: 'sections', shows: 'all', className: styles.sections },
  { id: 'main', shows: 'all', className: styles.main, waiting: 'desk:waiting' },
];

const PARTS: Readonly<Record<DeskSection, readonly ViewSpec[]>> = {
  cut: merges,
  compare: [tokenizers, languages],
  train: bpe,
  meaning,
};

const stageOf = (section: DeskSection): StageSpec => ({ zones: ZONES, views: [text, sections, ...PARTS[section]] });

export const TOKENS_DESK: Readonly<Record<DeskSection, StageSpec>> = {
  cut: stageOf('cut'),
  compare: stageOf('compare'),
  train: stageOf('train'),
  meaning: stageOf('meaning'),
};
