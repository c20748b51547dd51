/** Scenes that the fake engine's model can show: two layers, two heads, a vocabulary of bytes and a few words. */
import fc from 'fast-check';
import { tokenId } from '@/model/axes.ts';
import { readChanges, writeChanges } from '@/model/experiment.ts';
import { MEASURES } from '@/model/headEffect.ts';
import { HEAD_ROLES } from '@/model/headRoles.ts';
import { CARDS } from '@/store/experimentCards.ts';
import { MEASURES_OF_NEARNESS } from '@/store/meaning/meaning.ts';
import { PROJECTIONS } from '@/store/meaning/tokenMap.ts';
import { ARITHMETIC_STEPS, LOWERS, PICTURE_SIDES } from '@/store/panels.ts';
import { PACES, SPEEDS } from '@/store/player.ts';
import type { Scene } from '@/store/scene/scene.ts';
import { LOSS_SCALES, type TrainingScene } from '@/store/scene/trainingValue.ts';
import { DEPTHS, GUIDES, OUTCOMES, PAGES, ZOOMS } from '@/store/selection.ts';
import { PHASES, STYLES } from '@/store/training/contract.ts';
import { TOKENIZER_IDS } from '@/model/tokenizers/designs.ts';
import { COLUMN_IDS, SORT_KEYS } from '@/store/tokenizerChoices.ts';
import { BPE_TEXTS, DESK_SECTIONS } from '@/store/tokensDesk.ts';
import { ASIDES } from '@/store/training/trainingState.ts';
import { WATCHED } from '@/store/training/watch.ts';

const upTo = (max: number) => fc.integer({ min: 0, max });
const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
/** What the address can carry: no halves of characters. */
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const extra = fc.string({ unit: 'grapheme', maxLength: 12 });

const change = fc.oneof(
  fc.record({ kind: fc.constant('head' as const), layer: upTo(1), head: upTo(1) }),
  fc.record({ kind: fc.constant('mlp' as const), layer: upTo(1) }),
  fc.record({
    kind: fc.constant('cut' as const),
    layer: upTo(1),
    head: fc.option(upTo(1)),
    query: upTo(3),
    key: upTo(3),
  }),
  fc.record({ kind: fc.constant('swap' as const), level: upTo(2), position: upTo(3) }),
  fc.record({
    kind: fc.constant('steer' as const),
    level: upTo(2),
    strength: fc.integer({ min: 1, max: 100 }).map((tenths) => tenths / 10),
  }),
);

const training: fc.Arbitrary<TrainingScene> = fc.record({
  recorded: fc.constant(null),
  phase: fc.constantFrom(...PHASES),
  aside: fc.constantFrom(...ASIDES),
  watch: fc.constantFrom(...WATCHED),
  text: fc.constantFrom('world' as const, 'story' as const),
  sizes: fc.record({
    layerCount: fc.integer({ min: 1, max: 6 }),
    headCount: fc.constantFrom(1, 2, 4),
    width: fc.constantFrom(16, 32, 64),
    contextLength: fc.constantFrom(32, 64, 128),
  }),
  seed: upTo(2 ** 32 - 1),
  pretrain: fc.record({
    steps: fc.integer({ min: 100, max: 6000 }),
    rows: fc.integer({ min: 1, max: 16 }),
    rate: fc.constantFrom(0.0005, 0.004, 0.02),
  }),
  finetune: fc.record({
    steps: fc.integer({ min: 50, max: 2000 }),
    rows: fc.constant(8),
    rate: fc.constant(0.001),
    mixShare: share,
  }),
  prefer: fc.record({
    beta: fc.constantFrom(0.05, 0.3, 1),
    rate: fc.constantFrom(5e-5, 5e-4),
    stepsPerClick: fc.integer({ min: 1, max: 40 }),
    rehearse: fc.boolean(),
  }),
  speed: fc.constantFrom(null, 1, 10),
  head: fc.record({ layer: fc.constant(0), head: fc.constant(0) }),
  sentence: words,
  prompt: words,
  pair: upTo(3),
  style: fc.constantFrom(...STYLES),
  preferred: fc.constantFrom(...STYLES),
  loss: fc.constantFrom(...LOSS_SCALES),
  look: fc.constant(null),
});

export const anyTraining = training;

/** Ids below the fake vocabulary's size; a head and a stage of a layer are of one layer, as in the stores. */
export const anyScene: fc.Arbitrary<Scene> = fc
  .record({
    version: fc.constant(2 as const),
    model: fc.constant('glassbox-2'),
    experiment: fc.record({
      changes: fc.array(change, { maxLength: 4 }).map((list) => readChanges(writeChanges(list))),
      other: extra,
      toward: extra,
      away: extra,
    }),
    // Of a site that has none.
    recording: fc.constant(null),
    window: fc.constantFrom(256, 300, 1024),
    text: fc.record({ prompt: words, tokens: fc.array(upTo(255), { maxLength: 4 }) }),
    temperature: share,
    topK: upTo(999),
    topP: share,
    minP: share,
    repetitionPenalty: share.map((x) => 1 + x),
    seed: upTo(2 ** 32 - 1),
    page: fc.constantFrom(...PAGES),
    lesson: fc.option(fc.constantFrom('one-token', 'glossary')),
    lessonStep: upTo(9),
    // Spoken of in the room of a made lesson alone.
    made: fc.constant(null),
    present: fc.boolean(),
    // Spoken of in the game's room alone.
    game: fc.constant(null),
    veil: fc.boolean(),
    zoom: fc.constantFrom(...ZOOMS),
    outcome: fc.constantFrom(...OUTCOMES),
    guide: fc.constantFrom(...GUIDES),
    role: fc.option(fc.constantFrom(...HEAD_ROLES)),
    card: fc.option(fc.constantFrom(...CARDS)),
    measure: fc.constantFrom(...MEASURES),
    pace: fc.constantFrom(...PACES),
    speed: fc.constantFrom(...SPEEDS),
    sinkDimmed: fc.boolean(),
    scaleSquareRoot: fc.boolean(),
    surprisal: fc.boolean(),
    compared: fc.option(
      fc.constantFrom({ id: 'glassbox-2', file: null }, { id: 'Xenova/gpt2', file: 'onnx/model_fp16.onnx' }),
    ),
    comparedHead: fc.option(fc.record({ layer: upTo(99), head: upTo(99) })),
    arcThreshold: share,
    pictureSide: fc.constantFrom(...PICTURE_SIDES),
    lower: fc.constantFrom(...LOWERS),
    arithmeticStep: fc.constantFrom(...ARITHMETIC_STEPS),
    areProductsOpen: fc.boolean(),
    isWeightsTableOpen: fc.boolean(),
    isAttributionTable: fc.boolean(),
    areControlsOpen: fc.option(fc.boolean()),
    showsManyCandidates: fc.boolean(),
    depth: fc.constantFrom(...DEPTHS),
    hidden: fc.uniqueArray(fc.constantFrom('picture', 'nextToken-topK', 'whatif', 'B2'), { maxLength: 4 }),
    embedded: fc.uniqueArray(fc.constantFrom('picture', 'next', 'verb'), { maxLength: 3 }),
    deskSection: fc.constantFrom(...DESK_SECTIONS),
    deskText: fc.option(words),
    deskPiece: fc.option(upTo(99)),
    deskStep: fc.option(upTo(99)),
    bpeCorpus: fc.constantFrom(...BPE_TEXTS),
    bpeGoal: fc.integer({ min: 1, max: 2000 }),
    bpeLearnt: upTo(2000),
    meaningToken: fc.option(upTo(255)),
    nearness: fc.constantFrom(...MEASURES_OF_NEARNESS),
    projection: fc.constantFrom(...PROJECTIONS),
    mapView: fc.record({ x: share, y: share, zoom: fc.integer({ min: 10, max: 4000 }).map((tenths) => tenths / 10) }),
    sumPlus: fc.option(upTo(255)),
    sumMinus: fc.option(upTo(255)),
    sumAlso: fc.option(upTo(255)),
    sumLeavesOut: fc.boolean(),
    firstSentence: words,
    secondSentence: words,
    contextWord: fc.option(upTo(255)),
    searchLevel: fc.option(upTo(2)),
    positionPair: fc.tuple(upTo(15), upTo(15)),
    deskPart: fc.option(upTo(20)),
    deskCompared: fc.option(fc.record({ column: fc.constantFrom(...COLUMN_IDS), at: upTo(50) })),
    tokenizers: fc.subarray([...TOKENIZER_IDS]),
    tokenizerIds: fc.boolean(),
    priced: fc.constantFrom(...COLUMN_IDS),
    price: fc.option(fc.integer({ min: 0, max: 4000 }).map((quarters) => quarters / 4)),
    room: fc.option(fc.integer({ min: 1, max: 2_000_000 })),
    language: fc.constantFrom('en', 'pt-BR', 'el-monoton'),
    languageSort: fc.record({ by: fc.constantFrom(...SORT_KEYS), isDescending: fc.boolean() }),
    training: fc.option(training),
    stage: fc.constantFrom('tokenize', 'embed', 'attention-0', 'mlp-1', 'softmax', 'append'),
    head: fc.record({ layer: upTo(1), head: upTo(1), isChosen: fc.boolean() }),
    query: fc.option(upTo(0)),
    key: fc.option(upTo(0)),
    candidate: fc.option(upTo(255)),
    against: fc.oneof(fc.constant('runnerUp' as const), fc.option(upTo(255).map(tokenId))),
  })
  .map((scene) => {
    const [, layer] = /-(\d)$/.exec(scene.stage) ?? [];
    return {
      ...scene,
      head: { ...scene.head, layer: layer === undefined ? scene.head.layer : Number(layer) },
      training: scene.page === 'training' ? scene.training : null,
      // Spoken of at the workbench alone.
      compared: scene.page === 'workbench' ? scene.compared : null,
      comparedHead: scene.page === 'workbench' && scene.compared ? scene.comparedHead : null,
      embedded: scene.page === 'workbench' ? scene.embedded : [],
    };
  });
