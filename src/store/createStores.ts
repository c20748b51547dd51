/** All stores, made together for one engine, and the conductor whose actions span several of them. */
import type { Engine } from '@/engine/Engine.ts';
import type { Projector } from '@/engine/projection/Projector.ts';
import { createAhead, type AheadFile } from './ahead.ts';
import { createAside, type AsideStore } from './aside.ts';
import { createBranches, type BranchesStore } from './branches.ts';
import { createCourse, type CourseStore } from './course.ts';
import { createComparison, type ComparisonStore } from './comparison.ts';
import { createAttribution, type AttributionStore } from './attribution.ts';
import { createBlock, type BlockStore } from './block.ts';
import { createConductor, type Conductor } from './conductor.ts';
import { createDistribution, type Distribution } from './distribution.ts';
import { createExperiment, type ExperimentStore } from './experiment.ts';
import { createExperimentCards, type ExperimentCardsStore } from './experimentCards.ts';
import { createKeptMemory, type KeptMemory } from './keptMemory.ts';
import { modelsPlace, type Place } from './keptThings.ts';
import { createLink, type LinkStore } from './link.ts';
import { UNKNOWN_DEVICE, type Device } from './device.ts';
import type { Follower } from './look.ts';
import { createMeaningStores, type MeaningStores } from './meaning/createMeaningStores.ts';
import { createModels, readMirror, type ModelsStore } from './models.ts';
import { createMadeLesson, type MadeLessonStore } from './madeLesson.ts';
import { createNetwork, type NetworkStore } from './network.ts';
import { createPanels, type PanelsStore } from './panels.ts';
import { createPicture, type PictureStore } from './picture.ts';
import { createPlayer, type PlayerStore } from './player.ts';
import { createPredictGame, type PredictGameStore } from './predictGame.ts';
import { createPreferences, type Keep, type PreferencesStore } from './preferences.ts';
import { createPresentation, type PresentationStore } from './presentation.ts';
import { createPromptSet, type PromptSetStore } from './promptSet.ts';
import { createProducts, type ProductsStore } from './products.ts';
import { createRecordings, type RecordingsStore } from './recordings.ts';
import { createRoles, type RolesStore } from './roles.ts';
import { createSampling, type SamplingStore } from './sampling.ts';
import { createSelection, type SelectionStore } from './selection.ts';
import { createSequence, type SequenceStore } from './sequence.ts';
import { createSweep, type SweepStore } from './sweep.ts';
import { createTokenizerChoices, type TokenizerChoicesStore } from './tokenizerChoices.ts';
import { createTokensDesk, type TokensDeskStore } from './tokensDesk.ts';
import { createTeaching, type TeachingStore } from './teaching.ts';
import { createTrace, type TraceStore } from './trace.ts';
import { createTrainingLink, type TrainingLinkStore } from './trainingLink.ts';
import { createModelComparison, type ModelComparisonStore } from './sessions/modelComparison.ts';
import type { Wait } from './wait.ts';

export interface Stores extends MeaningStores {
  readonly network: NetworkStore;
  readonly models: ModelsStore;
  /** Where models of the Hub are kept, for the list of all that is (storeroom.ts). */
  readonly keptModels: Place;
  /** What was kept there and elsewhere, to notice what the browser drops. */
  readonly keptMemory: KeptMemory;
  readonly device: Device;
  readonly sequence: SequenceStore;
  readonly trace: TraceStore;
  readonly sampling: SamplingStore;
  readonly selection: SelectionStore;
  readonly player: PlayerStore;
  readonly preferences: PreferencesStore;
  readonly distribution: Distribution;
  readonly comparison: ComparisonStore;
  readonly modelComparison: ModelComparisonStore;
  readonly experiment: ExperimentStore;
  readonly experimentCards: ExperimentCardsStore;
  readonly sweep: SweepStore;
  readonly promptSet: PromptSetStore;
  readonly branches: BranchesStore;
  readonly picture: PictureStore;
  readonly attribution: AttributionStore;
  readonly block: BlockStore;
  readonly products: ProductsStore;
  readonly roles: RolesStore;
  readonly panels: PanelsStore;
  readonly trainingLink: TrainingLinkStore;
  readonly link: LinkStore;
  readonly course: CourseStore;
  readonly madeLesson: MadeLessonStore;
  readonly presentation: PresentationStore;
  readonly teaching: TeachingStore;
  readonly aside: AsideStore;
  readonly predictGame: PredictGameStore;
  readonly recordings: RecordingsStore;
  readonly tokensDesk: TokensDeskStore;
  readonly tokenizerChoices: TokenizerChoicesStore;
  readonly conductor: Conductor;
}

/** What the stores need from outside: a network to ask, a place to keep preferences, a clock to wait by. */
export interface Surroundings {
  readonly engine: Engine;
  readonly keep: Keep;
  readonly wait: Wait;
  readonly device?: Device;
  /** The date and time, as ISO 8601. */
  readonly now?: () => string;
  /** What draws many dimensions on two. Without it there is no map of the embeddings. */
  readonly projector?: Projector;
  /** What stands for the first text until the model has come. Without it nothing does. */
  readonly ahead?: AheadFile;
  /** Another engine beside the page's own, for a second model. Without it none can be compared with. */
  readonly createEngine?: () => Engine;
}

export function createStores(surroundings: Surroundings): Stores {
  const { engine, keep, wait, projector, createEngine, ahead } = surroundings;
  const { device = UNKNOWN_DEVICE, now = () => new Date().toISOString() } = surroundings;
  const network = createNetwork(engine, undefined, () => device.memoryGigabytes());
  const mirror = readMirror(keep);
  if (mirror !== null && device.allows(mirror)) network.getState().setMirror(mirror);
  const sequence = createSequence();
  const trace = createTrace(engine, () => network.getState().model?.transparency !== 'full');
  const sampling = createSampling();
  const selection = createSelection();
  const player = createPlayer();
  const preferences = createPreferences(keep);
  const distribution = createDistribution();
  const comparison = createComparison();
  const panels = createPanels();
  const {
    store: picture,
    follower: followPicture,
    renew,
  } = createPicture({
    engine,
    network,
    trace,
    selection,
    comparison,
    panels,
  });
  const experiment = createExperiment({
    engine,
    wait,
    network,
    sequence,
    trace,
    selection,
    comparison,
    onResult: followPicture.follow,
  });
  const branches = createBranches({ engine, network, sequence, trace, comparison });
  const { store: roles, follower: followRoles } = createRoles({ engine, network, trace, wait });
  const { store: modelComparison, follower: followModelComparison } = createModelComparison({
    engine,
    network,
    trace,
    selection,
    device,
    createEngine,
  });
  const around = { network, trace, selection };
  const attribution = createAttribution(engine, around);
  const block = createBlock(engine, around);
  const products = createProducts(engine, around);
  const parts = {
    device,
    network,
    keptModels: modelsPlace(engine),
    keptMemory: createKeptMemory(keep),
    models: createModels({ engine, network, device, keep }),
    sequence,
    trace,
    sampling,
    selection,
    player,
    preferences,
    distribution,
    comparison,
    modelComparison,
    experiment,
    experimentCards: createExperimentCards(),
    sweep: createSweep({ engine, network, trace }),
    promptSet: createPromptSet({ engine, network, trace }),
    branches,
    picture,
    attribution,
    block,
    products,
    roles,
    panels,
    trainingLink: createTrainingLink(),
    link: createLink(),
    course: createCourse(keep),
    madeLesson: createMadeLesson(keep),
    presentation: createPresentation(),
    teaching: createTeaching(keep),
    aside: createAside({ engine, network, trace }),
    predictGame: createPredictGame(keep),
    tokensDesk: createTokensDesk(),
    ...createMeaningStores({ engine, network, trace, projector }),
    tokenizerChoices: createTokenizerChoices(),
  };
  /** Stores that fetch numbers of their own about the text on show. */
  const followers: Follower[] = [
    followPicture,
    attribution.getState(),
    block.getState(),
    experiment.getState(),
    followRoles,
    followModelComparison,
  ];
  const standing = createAhead({ engine, network, sequence, trace, renew, file: ahead });
  const conductor = createConductor({ ...parts, engine, wait, followers, standing });
  // A thread that ends while nothing is asked of it is told of at once, and not at the next text.
  engine.onEnd((error) => {
    conductor.pause();
    trace.getState().renew();
    trace.getState().fail(error);
  });
  const recordings = createRecordings({ engine, network, sequence, trace, conductor, device, now });
  return { ...parts, recordings, conductor };
}
