/**
 * The training page's part of a scene: how each thing is read from its stores and put back. A scene never changes
 * what has been learnt: settings of a training under way stay, and another model waits for the visitor's word.
 */
import type { LeaveOut } from './leftOut.ts';
import { bringLessonModel, followOrder } from './lessonTraining.ts';
import { isSame } from './sameValue.ts';
import type { TrainingScene } from './trainingValue.ts';
import type { TrainingLinkStore } from '@/store/trainingLink.ts';
import { RECORDED, type PhaseChoice, type Checkpoint } from '@/store/training/contract.ts';
import type { Training } from '@/store/training/createTraining.ts';
import { describesAnother } from '@/store/training/setup.ts';
import { distinctCheckpoints, hasLearnt } from '@/store/training/trainingState.ts';

interface Row<Value> {
  read(stores: Training): Value;
  apply(value: Value, stores: Training, how: Taking): void | Promise<void>;
}

export interface Taking {
  readonly leaveOut: LeaveOut;
  /** The page was reloaded, or a lesson asks: what is asked for is what stood here, also of a training under way. */
  readonly isReload: boolean;
}
type Rows = { readonly [Name in keyof TrainingScene]: Row<TrainingScene[Name]> };

/** Settings of a phase; of one that is under way they are the visitor's own and stay. */
async function applySettings(choice: PhaseChoice, { training }: Training, how: Taking): Promise<void> {
  const { progress, setSettings } = training.getState();
  const isUnderWay = progress?.phase === choice.phase && progress.step > 0;
  if (isUnderWay && !how.isReload) how.leaveOut({ kind: 'trainingUnderWay' });
  else await setSettings(choice);
}

/** In the order in which they are put back: a new model comes first, for it brings a sentence and a prompt of its own. */
const ROWS: Rows = {
  text: {
    read: ({ setup }) => setup.getState().kind,
    apply(kind, { setup }, { leaveOut }) {
      // The text itself is in no link; without it there is nothing to choose.
      if (kind === 'own' && setup.getState().own === '') leaveOut({ kind: 'ownText' });
      else setup.getState().setKind(kind);
    },
  },
  sizes: {
    read: ({ setup }) => setup.getState().sizes,
    apply: (sizes, { setup }) => setup.getState().setSizes(sizes),
  },
  seed: {
    read: ({ setup }) => setup.getState().seed,
    apply: (seed, { setup }) => setup.getState().setSeed(seed),
  },
  recorded: {
    read: ({ life }) => RECORDED.find((name) => name === life.getState().origin) ?? null,
    async apply(name, { training, setup }, { leaveOut, isReload }) {
      if (!hasLearnt(training.getState())) {
        if (name === null) await setup.getState().make();
        else await training.getState().loadRecorded(name);
      } else if (name !== null && !isReload) leaveOut({ kind: 'trainingUnderWay' });
    },
  },
  phase: {
    read: ({ training }) => training.getState().phase,
    apply: (phase, { training }) => training.getState().showPhase(phase),
  },
  aside: {
    read: ({ training }) => training.getState().aside,
    apply: (aside, { training }) => training.getState().showAside(aside),
  },
  pretrain: {
    read: ({ training }) => training.getState().settings.pretrain,
    apply: (settings, stores, how) => applySettings({ phase: 'pretrain', settings }, stores, how),
  },
  finetune: {
    read: ({ training }) => training.getState().settings.finetune,
    apply: (settings, stores, how) => applySettings({ phase: 'finetune', settings }, stores, how),
  },
  prefer: {
    read: ({ training }) => training.getState().settings.prefer,
    apply: (settings, stores, how) => applySettings({ phase: 'prefer', settings }, stores, how),
  },
  speed: {
    read: ({ training }) => training.getState().speed,
    apply: (speed, { training }) => training.getState().setSpeed(speed),
  },
  watch: {
    read: ({ watch }) => watch.getState().watched,
    apply: (watched, { watch }) => watch.getState().watch(watched),
  },
  head: {
    read: ({ watch }) => watch.getState().head,
    apply(head, { watch, training }, { leaveOut }) {
      const { layerCount = 0, headCount = 0 } = training.getState().model?.sizes ?? {};
      if (head.layer >= layerCount) leaveOut({ kind: 'layer', wanted: head.layer, count: layerCount });
      else if (head.head >= headCount) leaveOut({ kind: 'head', wanted: head.head, count: headCount });
      else watch.getState().setHead(head.layer, head.head);
    },
  },
  sentence: {
    read: ({ watch }) => watch.getState().sentence,
    apply: (sentence, { watch }) => watch.getState().setSentence(sentence),
  },
  prompt: {
    read: ({ watch }) => watch.getState().prompt,
    apply: (prompt, { watch }) => watch.getState().setPrompt(prompt),
  },
  pair: {
    read: ({ questions }) => questions.getState().chosen,
    apply: (pair, { questions }) => questions.getState().choose(pair),
  },
  style: {
    read: ({ questions }) => questions.getState().style,
    apply: (style, { questions }) => questions.getState().setStyle(style),
  },
  preferred: {
    read: ({ preference }) => preference.getState().preferred,
    apply: (style, { preference }) => preference.getState().setPreferred(style),
  },
  loss: {
    read: ({ watch }) => watch.getState().lossScale,
    apply: (scale, { watch }) => watch.getState().setLossScale(scale),
  },
  look: {
    read({ training }) {
      const { look, checkpoints } = training.getState();
      const found = checkpoints.find(({ id }) => id === look);
      return found ? momentOf(found) : null;
    },
    apply(moment, { training }, { leaveOut }) {
      const { checkpoints, lookAt } = training.getState();
      const found = moment && distinctCheckpoints(checkpoints).find((each) => isSame(momentOf(each), moment));
      // A link holds no model: what was looked at is here when it was recorded, or trained here with the same seed.
      if (moment && !found) leaveOut({ kind: 'checkpoint' });
      lookAt(found?.id ?? null);
    },
  },
};
const momentOf = ({ phase, step }: Checkpoint) => ({ phase: phase ?? 'pretrain', step });

const NAMES = Object.keys(ROWS) as (keyof TrainingScene)[];

export function readTraining(stores: Training): TrainingScene {
  return Object.fromEntries(NAMES.map((name) => [name, ROWS[name].read(stores)])) as unknown as TrainingScene;
}

export async function applyTraining(asked: TrainingScene, stores: Training, how: Taking): Promise<void> {
  for (const name of NAMES) {
    const row = ROWS[name] as Row<unknown>;
    if (!isSame(row.read(stores), asked[name])) await row.apply(asked[name], stores, how);
    // With its sizes and seed the new model is made, so that what follows is put on it.
    if (name === 'seed') await makeModel(stores);
  }
}

/** Only where nothing is lost by it; otherwise the choice stands beside the model that has learnt. */
async function makeModel({ setup, training }: Training): Promise<void> {
  const isOwnText = setup.getState().kind === 'own';
  const isFree = !hasLearnt(training.getState()) && !training.getState().progress?.isRunning;
  if (isFree && !isOwnText && describesAnother(setup.getState(), training)) await setup.getState().make();
}

/** From when the training page is open: it takes what scenes ask for, and notes what it shows. */
export function connectTraining(stores: Training, link: TrainingLinkStore, first: Taking): () => void {
  let how = first;
  let isTaking = false;
  const note = () => {
    const value = readTraining(stores);
    if (!isTaking && !isSame(value, link.getState().value)) link.getState().note(value);
  };
  const take = async () => {
    const { asked, askedBy } = link.getState();
    if (isTaking) return;
    if (!asked) return obey();
    isTaking = true;
    link.getState().take();
    if (askedBy === 'address') {
      await applyTraining(asked, stores, how);
      how = { ...how, isReload: false };
    } else {
      await bringLessonModel(asked, stores, askedBy);
      await applyTraining(asked, stores, { ...how, isReload: true });
    }
    isTaking = false;
    note();
    // Another scene may have come meanwhile.
    await take();
  };
  /** What a lesson's words ask for is done on what its step shows. */
  const obey = () => {
    const { order, give } = link.getState();
    if (!order) return;
    give(null);
    followOrder(order, stores);
  };
  const { training, setup, watch, questions, preference } = stores;
  const stops = [training, setup, watch, questions, preference].map((store) =>
    (store as { subscribe(listener: () => void): () => void }).subscribe(note),
  );
  stops.push(link.subscribe(() => void take()));
  void take().then(note);
  return () => stops.forEach((stop) => stop());
}
