/**
 * Show a scene: its settings at once, its text with its model as soon as that is here, and then what it looks at.
 * A model that would have to be fetched from another host is asked about first; until the visitor has answered, the
 * text is read by the model that comes with the page.
 */
import { EMBEDDED, findSource, FORMER_MODELS } from '@/store/catalog.ts';
import type { Stores } from '@/store/createStores.ts';
import type { LeftOut } from './leftOut.ts';
import { putRows, SLICES, type Scene } from './scene.ts';
import { keptKey } from '@/store/keptThings.ts';
import { isHere } from '@/store/network.ts';
import { isRecordingId } from '@/store/recordings.ts';
import { isFolderId, isTrainedId, sceneModelId } from './sceneModelId.ts';
import { writeAddress } from './sceneAddress.ts';

export interface Opening {
  /** What was left out before, while the scene was read. */
  readonly leftOut?: readonly LeftOut[];
  /** False as soon as another scene is opened. */
  readonly isNewest?: () => boolean;
}

export async function openScene(scene: Scene, stores: Stores, opening: Opening = {}): Promise<void> {
  const { conductor, network, link, sequence } = stores;
  const { isNewest = () => true } = opening;
  const leftOut = [...(opening.leftOut ?? [])];
  const leave = (what: LeftOut) => void leftOut.push(what);
  // Whatever was playing, failed to load or was asked belongs to the scene before.
  conductor.pause();
  network.getState().dismissFailure();
  link.getState().ask(null);
  link.getState().tell([]);
  putRows(scene, stores, 'setting', leave);
  if (scene.recording !== null && (await showRecording(scene, stores, leave, isNewest)))
    return isNewest() ? link.getState().tell([...link.getState().leftOut, ...leftOut]) : undefined;
  sequence.getState().setDraft(scene.text.prompt);
  // What became of the recording is told already.
  const instead = scene.recording === null ? scene : { ...scene, model: EMBEDDED.id };
  const hasModel = await bringModel(instead, stores, leave, isNewest);
  if (!isNewest()) return;
  // What the visitor typed while the model loaded counts more than the scene.
  if (sequence.getState().draft === scene.text.prompt) {
    if (hasModel) await showText(scene, stores, leave);
    // Ids and layers of one model mean nothing to another: it reads the text alone.
    else await SLICES.text.apply({ prompt: scene.text.prompt, tokens: [] }, stores, leave);
  }
  // The training page may have said something meanwhile.
  if (isNewest()) link.getState().tell([...link.getState().leftOut, ...leftOut]);
}

/** The text, with the experiment and what is looked at, by the model it was made with. */
async function showText(scene: Scene, stores: Stores, leave: (what: LeftOut) => void): Promise<void> {
  await SLICES.window.apply(scene.window, stores, leave);
  await SLICES.experiment.apply(scene.experiment, stores, leave);
  await SLICES.text.apply(scene.text, stores, leave);
  putRows(scene, stores, 'place', leave);
  // In any case: what is looked at is fetched then, also when the text was here already.
  stores.conductor.selectQuery(stores.selection.getState().query);
}

/** True when a recording of the site is on show, or something newer is. Why it could not be had is told beside the page. */
async function showRecording(
  scene: Scene,
  stores: Stores,
  leave: (what: LeftOut) => void,
  isNewest: () => boolean,
): Promise<boolean> {
  const { conductor, recordings, sequence } = stores;
  await SLICES.recording.apply(scene.recording, stores, leave);
  if (!isNewest()) return true;
  if (recordings.getState().addressOnShow() !== scene.recording) return false;
  // An address need not say which text a recording is of, and there is no other.
  const { prompt, cursor } = sequence.getState();
  const { prompt: told, tokens } = scene.text;
  if (told === prompt && tokens.length < cursor) await conductor.goToStep(tokens.length);
  putRows(scene, stores, 'place', leave);
  conductor.selectQuery(stores.selection.getState().query);
  return true;
}

/** Why there is no such model: each has its own words. */
function missingKind(id: string): 'trainedModel' | 'folderModel' | 'formerModel' | 'recording' | 'unknownModel' {
  if (isRecordingId(id)) return 'recording';
  if (isTrainedId(id)) return 'trainedModel';
  if (isFolderId(id)) return 'folderModel';
  return FORMER_MODELS.includes(id) ? 'formerModel' : 'unknownModel';
}

/** True when the model of the scene is the one in use. If not, another one is, unless none can be had. */
async function bringModel(
  scene: Scene,
  stores: Stores,
  leave: (what: LeftOut) => void,
  isNewest: () => boolean,
): Promise<boolean> {
  const { network } = stores;
  const inUse = () => {
    const { model } = network.getState();
    return isHere(model) ? model?.source : undefined;
  };
  const isItHere = () => sceneModelId(inUse() ?? NO_MODEL) === scene.model;
  if (isItHere()) return true;
  const source = findSource(scene.model, network.getState().site);
  if (!source) leave({ kind: missingKind(scene.model) });
  else if (source.kind === 'embedded' || (await network.getState().isKept(source))) {
    await load(source.id, stores, leave);
    if (isItHere()) return true;
    // Without a reason a newer load has taken over, or it was stopped; and there is nothing smaller than the small one.
    if (!network.getState().failure || source.kind === 'embedded') return false;
  } else if (isNewest()) askFor(scene, stores);
  if (!isNewest()) return false;
  // A model at work stays until the one that was asked for is had. If that can never be, its numbers would be taken
  // for those of the link: then it is the small one that is shown.
  if (source ? inUse() : inUse()?.kind === 'embedded') return false;
  await standIn(stores);
  return false;
}

/** The small model where another could not be had; why stays told. */
async function standIn({ network, conductor }: Stores): Promise<void> {
  const { failure } = network.getState();
  if ((await conductor.loadModel(EMBEDDED, 'box')) && failure) network.getState().fail(failure);
}

const NO_MODEL = { kind: 'embedded', id: '' } as const;

/** The load of a scene that is under way. */
const loads = new WeakMap<Stores, { readonly id: string; readonly done: void | Promise<void> }>();

/** A link that is opened while its model is on its way already waits for that, and fetches nothing twice. */
async function load(id: string, stores: Stores, leave: (what: LeftOut) => void): Promise<void> {
  const known = loads.get(stores);
  const isOnItsWay = known?.id === id && stores.network.getState().loading?.source.id === id;
  const done = isOnItsWay ? known.done : SLICES.model.apply(id, stores, leave);
  loads.set(stores, { id, done });
  await done;
}

/** Nothing is asked of another host before the visitor says so. */
function askFor(scene: Scene, stores: Stores): void {
  const source = findSource(scene.model, stores.network.getState().site);
  if (!source) return;
  const { prompt } = scene.text;
  stores.link.getState().ask({
    source,
    wasKept: stores.keptMemory.has(keptKey(source)),
    address: writeAddress(scene),
    prompt,
    async load() {
      const { conductor, network, sequence, link } = stores;
      const isAsShown = isUntouched(stores, prompt);
      if (!(await conductor.loadModel(source, isAsShown ? 'box' : 'everything'))) {
        // Asked for while the small model was on its way, it took that one's place: nothing would be left.
        const { model, failure } = network.getState();
        if (!model && failure) await standIn(stores);
        return;
      }
      link.getState().ask(null);
      const leftOut: LeftOut[] = [];
      if (isAsShown && sequence.getState().draft === prompt)
        await showText(scene, stores, (what) => void leftOut.push(what));
      link.getState().tell(leftOut);
    },
  });
}

/** The text is still the link's: nothing was typed and nothing generated since. */
export function isUntouched({ sequence }: Pick<Stores, 'sequence'>, prompt: string): boolean {
  const { draft, cursor } = sequence.getState();
  return draft === prompt && cursor === 0;
}
