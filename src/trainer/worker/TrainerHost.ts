/**
 * The worker's side of the protocol: answers each request exactly once, steps on its own while running, and posts the
 * state at most ten times a second. Between two steps it listens, so a pause waits for one step at most.
 * Leaves out: the thread (main.ts), the training itself (Training.ts).
 */
import type { Progress } from '@/trainer/checkpoint/checkpoint.ts';
import { buildConversation } from '@/trainer/data/Conversation.ts';
import { checkQuestions } from '@/trainer/data/QuestionList.ts';
import { readPart } from '@/trainer/network/readPart.ts';
import type {
  FromWorker,
  Params,
  PreparedModel,
  RequestMessage,
  RequestName,
  Result,
  ToWorker,
} from '@/trainer/protocol.ts';
import { TrainerError } from '@/trainer/TrainerError.ts';
import { Clicks } from './Clicks.ts';
import { describePast, describeState } from './describeState.ts';
import { estimateStep, measureSpeed } from './estimate.ts';
import { describeModel, loadModel, prepareModel, saveModel } from './LearningModel.ts';
import type { LearningModel } from './LearningModel.ts';
import {
  answerQuestions,
  withCheckpoint,
  continueAll,
  continueText,
  readParameter,
  readText,
  reportBatch,
} from './looks.ts';
import { Pace } from './Pace.ts';
import type { Past } from './recordedPast.ts';
import { Training } from './Training.ts';

type Handlers = { [Name in RequestName]: (params: Params<Name>) => Result<Name> | Promise<Result<Name>> };
interface MadeModel {
  readonly model: LearningModel;
  readonly progress: Progress | null;
  readonly past?: Past | null;
}
type Post = (message: FromWorker, transfer: Transferable[]) => void;

const MOST_STEPS_BY_HAND = 1000;
const POST_EVERY_MILLISECONDS = 100;

export class TrainerHost {
  readonly #post: Post;
  readonly #module: WebAssembly.Module | null;
  readonly #pace: Pace;
  #siteUrl = '';
  #training: Training | null = null;
  #clicks: Clicks | null = null;
  #modelId = 0;
  #makings = 0;
  #speed: number | null = null;
  #failure: TrainerError | null = null;
  #lastPost = -Infinity;
  #willPost = false;

  constructor(post: Post, module: WebAssembly.Module | null) {
    this.#post = post;
    this.#module = module;
    this.#pace = new Pace(() => this.#advance());
  }

  receive(message: ToWorker): void {
    if (message.kind === 'start') this.#siteUrl = message.siteUrl;
    else void this.#answer(message);
  }

  async #answer<Name extends RequestName>({ id, name, params }: RequestMessage<Name>): Promise<void> {
    try {
      const handlers: Handlers = this.#handlers;
      const result = await handlers[name](params);
      this.#post({ kind: 'result', id, name, result } as FromWorker, buffersOf(result));
    } catch (error) {
      this.#post({ kind: 'error', id, error: nameFailure(error).toData() }, []);
    }
  }

  readonly #handlers: Handlers = {
    prepare: (params) =>
      this.#take(async () => ({ model: await prepareModel(params, this.#module), progress: null }), 'random'),
    estimate: ({ sizes }) => estimateStep(sizes, (this.#speed ??= measureSpeed(this.#module, () => performance.now()))),
    begin: (choice) => {
      const training = this.#require();
      training.begin(choice);
      this.#pace.stop();
      this.#failure = null;
      this.#clicks = new Clicks(training);
      if (choice.phase === 'prefer') this.#clicks.latest();
      return this.#changed();
    },
    adjust: (choice) => {
      this.#require().adjust(choice);
      return this.#changed();
    },
    run: ({ stepsPerSecond }) => {
      const { run, isComplete } = this.#require();
      if (!run) throw new TrainerError('NoPhase', 'No phase is under way.');
      if (run.plannedSteps === 0) throw new TrainerError('NoPhase', 'Preference tuning steps after a click.');
      this.#failure = null;
      if (!isComplete) this.#pace.start(stepsPerSecond);
      return this.#changed();
    },
    pause: () => {
      this.#pace.stop();
      return this.#changed();
    },
    step: ({ count }) => {
      if (this.#pace.isRunning) throw new TrainerError('Busy', 'It is running; pause it first.');
      const training = this.#require();
      this.#learn(() => {
        for (let i = 0; i < Math.min(count, MOST_STEPS_BY_HAND) && !training.isComplete; i++) training.advance();
      });
      return this.#state();
    },

    batch: () => reportBatch(this.#require()),
    part: ({ part, layer, row }) => {
      reportBatch(this.#require());
      return readPart(this.#require().model.network.batch, part, layer, row);
    },
    parameter: (params) => readParameter(this.#require(), params),
    read: (params) => readText(this.#require(), params),
    continueText: (params) => continueText(this.#require(), params),
    continueAll: (params) => continueAll(this.#require(), params),
    answer: (params) => answerQuestions(this.#require(), params),

    questions: () => this.#require().model.questions,
    setQuestions: (list) => {
      const { model } = this.#require();
      const { vocabulary, network } = model;
      model.questions = checkQuestions(list, vocabulary, network.sizes.contextLength);
      return { trained: model.questions.trained.length, heldOut: model.questions.heldOut.length };
    },
    maskedRow: ({ question, answer }) => {
      const { tokens, mask } = buildConversation(this.#require().model.vocabulary, question, answer);
      return { tokens, mask };
    },

    drawPair: () => this.#requireClicks().drawPair(),
    choose: ({ pairId, winner }) => this.#learn(() => this.#requireClicks().choose(pairId, winner)),
    judge: ({ preferred }) => this.#learn(() => this.#requireClicks().judge(preferred)),

    checkpoints: () => ({ checkpoints: this.#require().checkpoints.list }),
    restore: ({ checkpoint }) => {
      this.#require().restore(checkpoint);
      this.#pace.stop();
      this.#failure = null;
      this.#clicks = null;
      return this.#changed();
    },
    save: async ({ complete }) => {
      const training = this.#require();
      return { bytes: await saveModel(training.model, () => (complete ? training.progress : null)) };
    },
    load: ({ bytes, text }) => this.#load(bytes, text, 'file'),
    loadRecorded: async ({ name }) => {
      const { fetchRecorded } = await import('./fetchRecorded.ts');
      const { bytes, runs } = await fetchRecorded(this.#siteUrl, name);
      const prepared = await this.#load(bytes, null, 'recorded', runs);
      return { ...prepared, past: describePast(this.#require(), prepared.modelId) };
    },
    exportModel: async ({ checkpoint }) => {
      const { exportModel } = await import('@/trainer/export/exportModel.ts');
      const training = this.#require();
      const { network, vocabulary } = training.model;
      return { files: withCheckpoint(training, checkpoint, () => exportModel(network, vocabulary)) };
    },
  };

  #load(
    bytes: Uint8Array,
    text: Params<'load'>['text'],
    provenance: 'file' | 'recorded',
    runs: readonly Uint8Array[] = [],
  ): Promise<PreparedModel> {
    return this.#take(async () => {
      const { model, checkpoint } = await loadModel(bytes, text, provenance, this.#module);
      const past = runs.length > 0 ? (await import('./recordedPast.ts')).openPast(model, runs) : null;
      return { model, progress: checkpoint.progress, past };
    }, 'loaded');
  }

  /**
   * Puts another model in place of the present one; of several on their way the one asked for last. All that can be
   * refused is done on the new one, so that a refusal leaves the present one as it is; a run waits meanwhile.
   */
  async #take(make: () => Promise<MadeModel>, kind: 'random' | 'loaded'): Promise<PreparedModel> {
    const goOn = this.#pace.interrupt();
    const turn = ++this.#makings;
    try {
      const { model, progress, past } = await make();
      const training = new Training(model, kind, past);
      // Without its text a pre-training cannot go on; the model itself is there all the same.
      if (progress && (progress.phase !== 'pretrain' || model.corpus)) training.resume(progress);
      const clicks = progress?.phase === 'prefer' ? new Clicks(training) : null;
      clicks?.latest();
      if (turn !== this.#makings) throw new TrainerError('Stale', 'Another model was asked for.');
      this.#pace.stop();
      [this.#training, this.#clicks, this.#failure] = [training, clicks, null];
      const prepared = describeModel(model, ++this.#modelId);
      this.#changed();
      return prepared;
    } catch (error) {
      if (turn === this.#makings && goOn()) this.#changed();
      throw error;
    }
  }

  /** One step of a run. Returns whether there is another. */
  #advance(): boolean {
    try {
      const training = this.#require();
      training.advance();
      return !training.isComplete;
    } catch (error) {
      this.#failure = nameFailure(error);
      return false;
    } finally {
      this.#changed();
    }
  }

  /** Steps by hand and clicks. A model that came apart is told as such in every state, whichever way it came to it. */
  #learn<Value>(work: () => Value): Value {
    try {
      const result = work();
      this.#failure = null;
      return result;
    } catch (error) {
      if (error instanceof TrainerError && error.name === 'Diverged') this.#failure = error;
      throw error;
    } finally {
      if (this.#training) this.#changed();
    }
  }

  /** Says that the state is another, now or as soon as it may. Returns it. */
  #changed() {
    const wait = this.#lastPost + POST_EVERY_MILLISECONDS - performance.now();
    if (!this.#willPost) {
      this.#willPost = true;
      setTimeout(
        () => {
          this.#willPost = false;
          this.#lastPost = performance.now();
          const state = this.#state();
          this.#post({ kind: 'state', state }, buffersOf(state));
        },
        Math.max(0, wait),
      );
    }
    return this.#state();
  }

  #state() {
    return describeState(this.#require(), {
      modelId: this.#modelId,
      isRunning: this.#pace.isRunning,
      stepsPerSecond: this.#pace.stepsPerSecond,
      failure: this.#failure?.toData() ?? null,
    });
  }

  #require(): Training {
    if (!this.#training) throw new TrainerError('NoModel', 'There is no model yet.');
    return this.#training;
  }

  #requireClicks(): Clicks {
    this.#require();
    if (!this.#clicks) throw new TrainerError('NoPhase', 'Preference tuning has not begun.');
    return this.#clicks;
  }
}

function nameFailure(error: unknown): TrainerError {
  if (error instanceof TrainerError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new TrainerError('Internal', detail, { cause: error });
}

/** The memory behind the arrays of a result, at any depth of it: handed over instead of copied. */
function buffersOf(result: object): Transferable[] {
  const buffers = new Set<ArrayBuffer>();
  const visit = (value: unknown) => {
    if (ArrayBuffer.isView(value)) {
      if (value.buffer instanceof ArrayBuffer) buffers.add(value.buffer);
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit(result);
  return [...buffers];
}
