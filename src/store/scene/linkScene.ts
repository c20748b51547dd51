/**
 * What of a scene a link can hold, and what stays behind. A link is short: of a long text it holds the end, from
 * which the next token is predicted, cut between two characters, and nothing that counts places in the whole text.
 */
import { MOST_EXTRA_TEXT } from '@/model/experiment.ts';
import type { Stores } from '@/store/createStores.ts';
import type { Unheld } from './leftOut.ts';
import { isRecordingId } from '@/store/recordings.ts';
import { readScene, type Scene } from './scene.ts';
import { isFolderId, isTrainedId } from './sceneModelId.ts';
import { writeAddress } from './sceneAddress.ts';
import { isUntouched } from './openScene.ts';
import { MAX_ADDRESS_TEXT, MOST_TOKENS } from './textSlices.ts';

export interface LinkScene {
  readonly address: string;
  readonly unheld: readonly Unheld[];
}

/** The page as a link. While a link's question stands open and nothing was changed, that link. */
export function readLink(stores: Stores): LinkScene {
  const { question } = stores.link.getState();
  const isAsked = question !== null && stores.network.getState().model?.source.id !== question.source.id;
  if (isAsked && isUntouched(stores, question.prompt)) return { address: question.address, unheld: [] };
  return linkOf(readScene(stores));
}

export function linkOf(scene: Scene): LinkScene {
  const unheld: Unheld[] = [];
  const held = [holdText, holdTokens, holdExperiment, holdDesk].reduce((now, hold) => hold(now, unheld), scene);
  if (isTrainedId(scene.model)) unheld.push({ kind: 'trainedModel' });
  if (isFolderId(scene.model)) unheld.push({ kind: 'folderModel' });
  if (isRecordingId(scene.model) && scene.recording === null) unheld.push({ kind: 'recording' });
  if (scene.compared && isAtHandOnly(scene.compared.id)) unheld.push({ kind: 'comparedModel' });
  if (scene.training?.text === 'own') unheld.push({ kind: 'trainingText' });
  return { address: writeAddress(held), unheld };
}

/** No address leads to it: it is at hand in this browser only. */
const isAtHandOnly = (id: string) => isTrainedId(id) || isFolderId(id) || isRecordingId(id);

function holdText(scene: Scene, unheld: Unheld[]): Scene {
  const { prompt, tokens } = scene.text;
  if (prompt.length <= MAX_ADDRESS_TEXT) return scene;
  const end = cutToEnd(prompt, MAX_ADDRESS_TEXT);
  unheld.push({ kind: 'text', held: end.length, count: prompt.length, hadTokens: tokens.length > 0 });
  const changes = scene.experiment.changes.filter(({ kind }) => kind !== 'cut' && kind !== 'swap');
  return {
    ...scene,
    text: { prompt: end, tokens: [] },
    query: null,
    key: null,
    experiment: { ...scene.experiment, changes },
  };
}

function holdTokens(scene: Scene, unheld: Unheld[]): Scene {
  const { prompt, tokens } = scene.text;
  if (tokens.length <= MOST_TOKENS) return scene;
  unheld.push({ kind: 'tokens', held: MOST_TOKENS, count: tokens.length });
  return { ...scene, text: { prompt, tokens: tokens.slice(0, MOST_TOKENS) }, query: null, key: null };
}

/** A text of an experiment means something else when it is cut: it is held whole or not at all. */
function holdExperiment(scene: Scene, unheld: Unheld[]): Scene {
  const { changes, ...texts } = scene.experiment;
  const hold = (text: string) => (text.length <= MOST_EXTRA_TEXT ? text : '');
  const held = { other: hold(texts.other), toward: hold(texts.toward), away: hold(texts.away) };
  const isWhole = held.other === texts.other && held.toward === texts.toward && held.away === texts.away;
  if (isWhole) return scene;
  unheld.push({ kind: 'experimentText' });
  return { ...scene, experiment: { changes, ...held } };
}

/** Of a text to cut a part would be another text, with other pieces. */
function holdDesk(scene: Scene, unheld: Unheld[]): Scene {
  if ((scene.deskText?.length ?? 0) <= MAX_ADDRESS_TEXT) return scene;
  unheld.push({ kind: 'deskText' });
  return { ...scene, deskText: null, deskPiece: null, deskStep: null };
}

/** Characters as people count them, looked for on either side of a cut; UTF-16 units. */
const AROUND_CUT = 200;

/** The end of a text, at most so many UTF-16 units, beginning with a whole character. */
export function cutToEnd(text: string, most: number): string {
  const at = text.length - most;
  if (at <= 0) return text;
  const from = Math.max(0, at - AROUND_CUT);
  const near = text.slice(from, at + AROUND_CUT);
  // oxlint-disable-next-line no-restricted-properties -- asked for; without it only halves of characters are kept from
  const found = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter().segment(near).containing(at - from) : null;
  if (!found) return text.slice(isLowSurrogate(text, at) ? at + 1 : at);
  return text.slice(found.index === at - from ? at : from + found.index + found.segment.length);
}

function isLowSurrogate(text: string, at: number): boolean {
  return /^[\uDC00-\uDFFF]/.test(text.slice(at, at + 1)) && /[\uD800-\uDBFF]$/.test(text.slice(at - 1, at));
}
