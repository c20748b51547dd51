/**
 * The rooms of src/ and what a file in one may import. What each room is for is told in ARCHITECTURE.md; here stands
 * the one-way rule between them, and why no more is allowed. `npm run check` holds every file to it (imports.mjs).
 */
import { pathOf } from './readImports.mjs';

/**
 * `may`: rooms it may import. `doors`: rooms of which it may import the named files only.
 * `why`: ends the message of the error.
 * @type {Record<string, { may: string[], doors?: Record<string, string[]>, why: string }>}
 */
export const ROOMS = {
  model: {
    may: [],
    why: 'model says what a language model is, and stands alone: it is read and tested without a runtime, a page or a screen.',
  },
  formats: {
    may: [],
    why: 'formats reads and writes bytes that other programs read and write too, and stands alone: every room that has files uses the one reader and the one writer.',
  },
  engine: {
    may: ['model', 'formats', 'recording'],
    why: 'engine runs the network in a worker and knows no views: it answers whoever asks, in the words of model.',
  },
  recording: {
    may: ['model', 'formats'],
    why: 'recording is the Trace as a file, readable wherever model is: also where nothing runs.',
  },
  trainer: {
    may: ['model', 'formats'],
    // A model that was trained here leaves as an ONNX file, and there is one writer of those bytes; and one way to tell
    // that a worker has ended.
    doors: { engine: ['onnx/protobuf.ts', 'life.ts'] },
    why: 'trainer is a network that learns in its own worker; like engine it answers whoever asks.',
  },
  store: {
    may: ['model', 'formats', 'recording'],
    doors: {
      engine: ['Engine.ts', 'EngineError.ts', 'protocol.ts', 'projection/Projector.ts', 'tokenizers/Cutters.ts'],
      trainer: ['Trainer.ts', 'TrainerError.ts', 'protocol.ts'],
    },
    why: 'store holds state and runs without React or a worker: of engine and trainer it knows the client interface and the protocol alone, so that a fake can take their place.',
  },
  draw: {
    may: ['model'],
    why: 'draw turns data into geometry or pixels: where the data came from and who looks at it is not its concern.',
  },
  elements: {
    may: ['model', 'draw'],
    why: 'elements know only their props, so that every view can use them.',
  },
  views: {
    may: ['model', 'recording', 'draw', 'elements', 'store'],
    why: 'views read stores and render elements: a view that calls the engine, or another room above it, can be neither moved nor tested alone.',
  },
  lessons: {
    may: ['model', 'elements', 'store', 'views'],
    why: 'a lesson is prose and steps: it acts through the stores and never touches layout.',
  },
};

/** app may import all; nothing may import app. */
const ALL = [...Object.keys(ROOMS), 'app'];

/** Rooms below React. */
const WITHOUT_REACT = ['model', 'formats', 'engine', 'recording', 'trainer', 'store', 'draw'];

const RUNTIME = ['@xenova/transformers', '@huggingface/transformers', 'onnxruntime-web', 'onnxruntime-common'];
const REACT = ['react', 'react-dom', 'react-i18next', 'zustand'];

const NO_PARENTS =
  'Import from another folder by its room, "@/room/File.ts": a path that climbs hides which room it enters.';
const NO_RUNTIME =
  'Only engine may import the runtime: every other room knows Traces, so that recordings and fakes work as well.';
const NO_REACT =
  'React starts at elements: the rooms below run, and are tested, without it (stores: "zustand/vanilla").';
const NEIGHBOURS =
  'A view is a folder of its own: what it needs of another view belongs in views/shared (or in a room below), or arrives as a prop, so that either can be moved, shown alone or taken out.';

/**
 * Whether a name is one of these packages, or a part of one. `zustand/vanilla` is the one part of zustand without React.
 * @param {string[]} packages
 * @param {string} name
 */
const isOf = (packages, name) =>
  name !== 'zustand/vanilla' && packages.some((each) => name === each || name.startsWith(`${each}/`));

/**
 * @param {string} room
 * @param {string} name
 */
function refusePackage(room, name) {
  if (room !== 'engine' && isOf(RUNTIME, name)) return [NO_RUNTIME];
  return WITHOUT_REACT.includes(room) && isOf(REACT, name) ? [NO_REACT] : [];
}

/**
 * Why a file must not import what it names; nothing when it may.
 * @param {string} file path from the top, with slashes
 * @param {string} name as the import has it
 * @returns {string[]}
 */
export function refuse(file, name) {
  const [, room = '', folder, ...inside] = file.split('/');
  const why = /(?:^|\/)\.\.(?:\/|$)/.test(name) ? [NO_PARENTS] : [];
  const path = pathOf(file, name);
  if (path === undefined) return [...why, ...refusePackage(room, name)];
  const [, other = '', ...rest] = path.split('/');
  const rule = ROOMS[room];
  if (rule && other !== room && ALL.includes(other)) {
    const isOpen = rule.may.includes(other) || rule.doors?.[other]?.includes(rest.join('/'));
    if (!isOpen) why.push(`One-way rule: ${room} must not import this from ${other}, because ${rule.why}`);
  }
  // A view may import itself and `shared`, which imports none of them.
  const isInView = room === 'views' && inside.length > 0;
  if (isInView && other === 'views' && rest[0] !== folder && rest[0] !== 'shared') why.push(NEIGHBOURS);
  return why;
}
