/** Every command of the page, in the order of the help page. */
import { experimentOn } from '@/store/comparison.ts';
import type { Stores } from '@/store/createStores.ts';
import { isAhead, isRecorded } from '@/store/network.ts';
import { readScene } from '@/store/scene/scene.ts';
import { writeAddress } from '@/store/scene/sceneAddress.ts';
import { ZOOMS } from '@/store/selection.ts';
import type { Command, CommandPage } from './Command.ts';

const hasText = ({ stores }: CommandPage) => stores.trace.getState().shown !== null;

/** A recording ends where it ended; a model always goes on, also one that is on its way. */
const hasNext = ({ network, sequence }: Stores) =>
  !isRecorded(network.getState().model) ||
  isAhead(network.getState().model) ||
  sequence.getState().cursor < sequence.getState().generated.length;

/** Two models stand where the picture and its stages would. */
const isComparing = ({ stores }: CommandPage) => stores.modelComparison.getState().source !== null;

/** One step nearer or further away; undefined where there is none. */
const zoomBeyond = ({ selection }: Stores, by: number) => ZOOMS[ZOOMS.indexOf(selection.getState().zoom) + by];

function zoomBy({ stores }: CommandPage, by: number) {
  const zoom = zoomBeyond(stores, by);
  if (zoom) stores.conductor.zoomTo(zoom);
}

function moveQuery({ stores }: CommandPage, by: number) {
  const length = stores.trace.getState().shown?.ids.length ?? 0;
  const at = stores.selection.getState().query ?? length - 1;
  stores.conductor.selectQuery(Math.max(0, Math.min(at + by, length - 1)));
}

function togglePlay({ stores: { player, conductor } }: CommandPage) {
  if (player.getState().isPlaying) conductor.pause();
  else void conductor.play();
}

/** Whether the phase on show is one that runs by itself, and has steps left. */
function canTrain({ training }: CommandPage): boolean {
  if (!training) return false;
  const { phase, progress, work, model } = training.training.getState();
  const isDone = progress?.phase === phase && progress.step >= progress.plannedSteps;
  return phase !== 'prefer' && model !== null && work === null && !isDone;
}

const isPresenting = ({ stores }: CommandPage) => stores.presentation.getState().isOn;

/** Into the lesson that is being made: while there is one, and where there is something to show. */
function canAddState({ teaching, selection }: Stores): boolean {
  const { page } = selection.getState();
  return teaching.getState().title !== null && (page === 'workbench' || page === 'training');
}
const addState = (stores: Stores) => stores.teaching.getState().add(writeAddress(readScene(stores)));

const isTraining = ({ training }: CommandPage) => training?.training.getState().progress?.isRunning === true;
const isPreferring = ({ training }: CommandPage) => training?.training.getState().phase === 'prefer';

export const COMMANDS = [
  {
    id: 'next',
    keys: { n: 1 },
    words: 'help:key.next',
    scope: 'workbench',
    repeats: true,
    can: (page) => hasText(page) && !page.stores.selection.getState().isVeiled && hasNext(page.stores),
    run: ({ stores }) => void stores.conductor.nextToken(),
  },
  {
    id: 'play',
    keys: { ' ': 1 },
    words: 'help:key.play',
    scope: 'workbench',
    can: (page) => hasText(page) || page.stores.player.getState().isPlaying,
    run: togglePlay,
  },
  {
    id: 'undo',
    keys: { z: 1 },
    words: 'help:key.undo',
    scope: 'workbench',
    repeats: true,
    can: ({ stores }) => stores.sequence.getState().past.length > 0,
    run: ({ stores }) => void stores.conductor.undo(),
  },
  {
    id: 'stage',
    keys: { arrowleft: -1, arrowright: 1 },
    words: 'help:key.stage',
    scope: 'workbench',
    repeats: true,
    can: (page, by) =>
      !isComparing(page) && hasText(page) && (by > 0 || page.stores.player.getState().stage.kind !== 'tokenize'),
    run({ stores: { conductor } }, by) {
      conductor.pause();
      void (by > 0 ? conductor.nextStep() : conductor.previousStep());
    },
  },
  {
    id: 'token',
    keys: { 'shift+arrowleft': -1, 'shift+arrowright': 1 },
    words: 'help:key.token',
    scope: 'workbench',
    repeats: true,
    can: hasText,
    run: ({ stores }, by) => void stores.conductor.moveToken(by),
  },
  {
    id: 'layer',
    keys: { arrowup: 1, arrowdown: -1 },
    words: 'help:key.layer',
    scope: 'workbench',
    repeats: true,
    run: ({ stores }, by) => stores.conductor.moveLayer(by),
  },
  {
    id: 'head',
    keys: { '[': -1, ']': 1 },
    words: 'help:key.head',
    scope: 'workbench',
    repeats: true,
    run: ({ stores }, by) => stores.conductor.moveHead(by),
  },
  {
    id: 'nearer',
    keys: { enter: 1, '+': 1, '=': 1 },
    untold: ['='],
    words: 'help:key.nearer',
    scope: 'workbench',
    can: (page, by) => !isComparing(page) && zoomBeyond(page.stores, by) !== undefined,
    run: zoomBy,
  },
  {
    id: 'further',
    keys: { '-': -1 },
    words: 'help:key.further',
    scope: 'workbench',
    can: (page, by) => !isComparing(page) && zoomBeyond(page.stores, by) !== undefined,
    run: zoomBy,
  },
  {
    id: 'query',
    keys: { ',': -1, '.': 1 },
    words: 'help:key.query',
    scope: 'workbench',
    repeats: true,
    can: hasText,
    run: moveQuery,
  },
  {
    id: 'surprise',
    keys: { s: 1 },
    words: 'help:key.surprise',
    scope: 'workbench',
    run({ stores }) {
      const { isSurprisalShown, setSurprisalShown } = stores.selection.getState();
      setSurprisalShown(!isSurprisalShown);
    },
  },
  {
    id: 'side',
    keys: { b: 1 },
    words: 'help:key.side',
    scope: 'workbench',
    can: ({ stores: { comparison, trace, selection } }) =>
      selection.getState().zoom === 'model' &&
      experimentOn(comparison.getState(), trace.getState().shown?.ids) !== null,
    run({ stores: { panels, conductor } }) {
      conductor.showSide(panels.getState().pictureSide === 'before' ? 'after' : 'before');
    },
  },
  {
    id: 'escape',
    keys: { escape: -1 },
    words: 'help:key.escape',
    scope: 'workbench',
    run(page, by) {
      if (isComparing(page)) page.stores.modelComparison.getState().close();
      else if (zoomBeyond(page.stores, by)) zoomBy(page, by);
      else page.stores.conductor.selectQuery(null);
    },
  },
  {
    id: 'train',
    keys: { ' ': 1 },
    words: 'help:key.train',
    scope: 'training',
    can: (page) => canTrain(page) || (isTraining(page) && !isPreferring(page)),
    run(page) {
      const { training, setup } = page.training ?? {};
      const state = training?.getState();
      if (!state) return;
      void (isTraining(page) ? state.pause() : setup?.getState().beginWith(state.start));
    },
  },
  {
    id: 'trainStep',
    keys: { n: 1 },
    words: 'help:key.trainStep',
    scope: 'training',
    can: (page) => canTrain(page) && !isTraining(page),
    run({ training }) {
      if (training) void training.setup.getState().beginWith(() => training.training.getState().step(1));
    },
  },
  {
    id: 'answer',
    keys: { '1': 0, arrowleft: 0, '2': 1, arrowright: 1 },
    words: 'help:key.answer',
    scope: 'training',
    can: ({ training }) =>
      training !== null &&
      ['waiting', 'learning', 'drawing'].includes(training.preference.getState().status) &&
      training.training.getState().phase === 'prefer',
    run: ({ training }, place) => void training?.preference.getState().choose(place === 0 ? 0 : 1),
  },
  {
    id: 'lessonStep',
    keys: { pageup: -1, pagedown: 1 },
    words: 'help:key.lessonStep',
    scope: 'learn',
    can: ({ lesson }, by) => lesson?.canGo(by) === true,
    run: ({ lesson }, by) => lesson?.go(by),
  },
  {
    id: 'slide',
    keys: { arrowleft: -1, arrowright: 1 },
    words: 'help:key.slide',
    scope: 'learn',
    can: (page, by) => isPresenting(page) && page.lesson?.canGo(by) === true,
    run: ({ lesson }, by) => lesson?.go(by),
  },
  {
    id: 'reveal',
    keys: { r: 1 },
    words: 'help:key.reveal',
    scope: 'learn',
    can: (page) => isPresenting(page) && page.lesson?.canReveal() === true,
    run: ({ lesson }) => lesson?.reveal(),
  },
  {
    id: 'black',
    keys: { b: 1, '.': 1 },
    untold: ['.'],
    words: 'help:key.black',
    scope: 'learn',
    can: isPresenting,
    run({ stores }) {
      const { isBlack, setBlack } = stores.presentation.getState();
      setBlack(!isBlack);
    },
  },
  {
    id: 'spot',
    keys: { p: 1 },
    words: 'help:key.spot',
    scope: 'learn',
    can: isPresenting,
    run({ stores }) {
      const { hasSpot, setSpot } = stores.presentation.getState();
      setSpot(!hasSpot);
    },
  },
  {
    id: 'endPresenting',
    keys: { escape: 1 },
    words: 'help:key.endPresenting',
    scope: 'learn',
    can: isPresenting,
    run: ({ stores }) => stores.presentation.getState().setOn(false),
  },
  {
    id: 'addState',
    keys: { a: 1 },
    words: 'help:key.addState',
    scope: 'everywhere',
    can: ({ stores }) => canAddState(stores),
    run: ({ stores }) => addState(stores),
  },
  {
    id: 'theme',
    keys: { t: 1 },
    words: 'help:key.theme',
    scope: 'everywhere',
    run: (page) => page.toggleTheme(),
  },
  { id: 'share', keys: { l: 1 }, words: 'help:key.share', scope: 'everywhere', run: (page) => page.share() },
  { id: 'help', keys: { '?': 1 }, words: 'help:key.help', scope: 'everywhere', run: (page) => page.openHelp() },
] as const satisfies readonly Command[];

export type CommandId = (typeof COMMANDS)[number]['id'];

/** What can be done by key at a place, in the order of the table. */
export function commandsOf(scopes: readonly Command['scope'][]): readonly Command[] {
  return COMMANDS.filter(({ scope }) => scopes.includes(scope));
}
