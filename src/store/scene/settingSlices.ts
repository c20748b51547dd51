/** What a scene holds of how the page shows and draws: true of any model and any text. */
import * as z from 'zod/mini';
import { MEASURES } from '@/model/headEffect.ts';
import { HEAD_ROLES } from '@/model/headRoles.ts';
import { DEFAULT_SAMPLING, SAMPLING_LIMITS, type SamplingSettings } from '@/model/sampling.ts';
import { CARDS } from '@/store/experimentCards.ts';
import { ARITHMETIC_STEPS, DEFAULT_PANELS, LOWERS, PICTURE_SIDES, type Panels } from '@/store/panels.ts';
import { isMadeRoom, MOST_IN_ADDRESS } from '@/store/madeLesson.ts';
import { PACES, SPEEDS } from '@/store/player.ts';
import { MOST_GAMES } from '@/store/predictGame.ts';
import { DEPTHS, PAGES, ZOOMS } from '@/store/selection.ts';
import { flag, numberWithin, oneOf, oneOfNumbers, orNull, textOf, wholeNumber, type Codec } from './codec.ts';
import { field, type Slice } from './slice.ts';

function sampling(name: string, setting: keyof SamplingSettings, codec: Codec<number>): Slice<number> {
  return field(codec, {
    name,
    when: 'setting',
    initial: DEFAULT_SAMPLING[setting],
    read: ({ sampling }) => sampling.getState().settings[setting],
    apply: (value, { sampling }) => sampling.getState().setSetting(setting, value),
  });
}

function panel<Name extends keyof Panels>(name: string, of: Name, codec: Codec<Panels[Name]>): Slice<Panels[Name]> {
  return field(codec, {
    name,
    when: 'setting',
    initial: DEFAULT_PANELS[of],
    read: ({ panels }) => panels.getState()[of],
    apply: (value, { panels }) => panels.getState().set(of, value),
  });
}

/** Ids of views and controls: few, short, and of plain letters. A zone without the view shows its first. */
const MOST_HIDDEN = 64;
const VIEW_ID = /^[A-Za-z][A-Za-z0-9-]{0,39}$/;
const hiddenIds: Codec<readonly string[]> = {
  schema: z
    .readonly(z.array(z.string().check(z.regex(VIEW_ID))).check(z.maxLength(MOST_HIDDEN)))
    .check(z.refine((ids) => new Set(ids).size === ids.length)),
  toText: (ids) => ids.join('.'),
  fromText: (text) => text.split('.'),
};

const viewId = textOf(z.regex(VIEW_ID));

export const SETTING_SLICES = {
  /** A lesson, or another room of the course, and the step of it. */
  lesson: field(orNull(viewId), {
    name: 'lesson',
    when: 'setting',
    initial: null,
    read: ({ course }) => course.getState().room,
    apply: (room, { course }) => course.getState().open(room, course.getState().step),
  }),
  lessonStep: field(wholeNumber(99), {
    name: 'part',
    when: 'setting',
    initial: 0,
    read: ({ course }) => course.getState().step,
    apply: (step, { course }) => course.getState().open(course.getState().room, step),
  }),
  /** A lesson that an address brings along, packed: unpacked when it is opened. Spoken of while it is on show. */
  made: field(orNull(textOf(z.maxLength(2 * MOST_IN_ADDRESS))), {
    name: 'made',
    when: 'setting',
    initial: null,
    read({ course, madeLesson, selection }) {
      const { source } = madeLesson.getState();
      const isShown = selection.getState().page === 'learn' && isMadeRoom(course.getState().room);
      return isShown && source !== null && /^[\w-]+$/.test(source) && source.length <= MOST_IN_ADDRESS ? source : null;
    },
    apply(source, { madeLesson }) {
      if (source !== null && source !== madeLesson.getState().source) madeLesson.getState().open(source);
    },
  }),
  /** A lesson is shown to a room, large. */
  present: field(flag, {
    name: 'present',
    when: 'setting',
    initial: false,
    read: ({ presentation }) => presentation.getState().isOn,
    apply: (on, { presentation }) => presentation.getState().setOn(on),
  }),
  /** The seed of the game of predicting, spoken of in its room alone: elsewhere a game is left as it is. */
  game: field(orNull(wholeNumber(MOST_GAMES, 1)), {
    name: 'game',
    when: 'setting',
    initial: null,
    read: ({ course, predictGame }) => (course.getState().room === 'predict' ? predictGame.getState().seed : null),
    apply(seed, { predictGame }) {
      if (seed !== null && seed !== predictGame.getState().seed) predictGame.getState().begin(seed);
    },
  }),
  veil: field(flag, {
    name: 'veil',
    when: 'setting',
    initial: false,
    read: ({ selection }) => selection.getState().isVeiled,
    apply: (on, { selection }) => selection.getState().setVeiled(on),
  }),
  temperature: sampling('temperature', 'temperature', numberWithin(SAMPLING_LIMITS.temperature)),
  /** The box beside the slider takes any number of tokens. */
  topK: sampling('topk', 'topK', wholeNumber(999_999)),
  topP: sampling('topp', 'topP', numberWithin(SAMPLING_LIMITS.topP)),
  minP: sampling('minp', 'minP', numberWithin(SAMPLING_LIMITS.minP)),
  repetitionPenalty: sampling('penalty', 'repetitionPenalty', numberWithin(SAMPLING_LIMITS.repetitionPenalty)),
  seed: sampling('seed', 'seed', wholeNumber(SAMPLING_LIMITS.seed.max)),
  page: field(oneOf(PAGES), {
    name: 'page',
    when: 'setting',
    initial: 'workbench',
    read: ({ selection }) => selection.getState().page,
    apply: (page, { selection }) => selection.getState().setPage(page),
  }),
  zoom: field(oneOf(ZOOMS), {
    name: 'zoom',
    when: 'setting',
    initial: 'model',
    read: ({ selection }) => selection.getState().zoom,
    apply: (zoom, { selection }) => selection.getState().setZoom(zoom),
  }),
  outcome: field(viewId, {
    name: 'outcome',
    when: 'setting',
    initial: 'next',
    read: ({ selection }) => selection.getState().outcome,
    apply: (outcome, { selection }) => selection.getState().setOutcome(outcome),
  }),
  guide: field(viewId, {
    name: 'guide',
    when: 'setting',
    initial: 'explain',
    read: ({ selection }) => selection.getState().guide,
    apply: (guide, { selection }) => selection.getState().setGuide(guide),
  }),
  /** The role whose heads the overview brings out. */
  role: field(orNull(oneOf(HEAD_ROLES)), {
    name: 'role',
    when: 'setting',
    initial: null,
    read: ({ roles }) => roles.getState().filter,
    apply: (role, { roles }) => roles.getState().setFilter(role),
  }),
  sinkDimmed: field(flag, {
    name: 'dimsink',
    when: 'setting',
    initial: true,
    read: ({ selection }) => selection.getState().isSinkDimmed,
    apply: (on, { selection }) => selection.getState().setSinkDimmed(on),
  }),
  scaleSquareRoot: field(flag, {
    name: 'rootscale',
    when: 'setting',
    initial: false,
    read: ({ selection }) => selection.getState().isScaleSquareRoot,
    apply: (on, { selection }) => selection.getState().setScaleSquareRoot(on),
  }),
  surprisal: field(flag, {
    name: 'surprise',
    when: 'setting',
    initial: false,
    read: ({ selection }) => selection.getState().isSurprisalShown,
    apply: (on, { selection }) => selection.getState().setSurprisalShown(on),
  }),
  arcThreshold: panel('arcs', 'arcThreshold', numberWithin({ min: 0, max: 1 })),
  pictureSide: panel('side', 'pictureSide', oneOf(PICTURE_SIDES)),
  lower: panel('below', 'lower', oneOf(LOWERS)),
  arithmeticStep: panel('step', 'arithmeticStep', oneOf(ARITHMETIC_STEPS)),
  areProductsOpen: panel('products', 'areProductsOpen', flag),
  isWeightsTableOpen: panel('weights', 'isWeightsTableOpen', flag),
  isAttributionTable: panel('parts', 'isAttributionTable', flag),
  showsManyCandidates: panel('candidates', 'showsManyCandidates', flag),
  areControlsOpen: panel('controls', 'areControlsOpen', orNull(flag)),
  /** What Play advances, and how fast. Whether it plays is no setting: a link opens at rest. */
  pace: field(oneOf(PACES), {
    name: 'pace',
    when: 'setting',
    initial: 'stage',
    read: ({ player }) => player.getState().pace,
    apply: (pace, { player }) => player.getState().setPace(pace),
  }),
  speed: field(oneOfNumbers(SPEEDS), {
    name: 'speed',
    when: 'setting',
    initial: 1,
    read: ({ player }) => player.getState().speed,
    apply: (speed, { player }) => player.getState().setSpeed(speed),
  }),
  /** The open card of the laboratory, and what its sweep measures. */
  card: field(orNull(oneOf(CARDS)), {
    name: 'card',
    when: 'setting',
    initial: null,
    read: ({ experimentCards }) => experimentCards.getState().open,
    apply: (card, { experimentCards }) => experimentCards.getState().setOpen(card),
  }),
  measure: field(oneOf(MEASURES), {
    name: 'measure',
    when: 'setting',
    initial: 'divergence',
    read: ({ sweep }) => sweep.getState().measure,
    apply: (measure, { sweep }) => sweep.getState().ask({ measure }),
  }),
  depth: field(oneOf(DEPTHS), {
    name: 'depth',
    when: 'setting',
    initial: 'everything',
    read: ({ selection }) => selection.getState().depth,
    apply: (depth, { selection }) => selection.getState().setDepth(depth),
  }),
  hidden: field(hiddenIds, {
    name: 'hide',
    when: 'setting',
    initial: [],
    read: ({ selection }) => selection.getState().hidden,
    apply: (ids, { selection }) => selection.getState().setHidden(ids),
  }),
  /** The views of a page in a frame. Of the workbench alone: what a lesson brings along cannot take the page's header away. */
  embedded: field(hiddenIds, {
    name: 'embed',
    when: 'setting',
    initial: [],
    read: ({ selection }) => selection.getState().embedded,
    apply: (ids, { selection }) =>
      selection.getState().setEmbedded(selection.getState().page === 'workbench' ? ids : []),
  }),
} as const;
