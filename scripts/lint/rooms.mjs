/**
 * The rooms of src/ and the one-way rule between them, as data for ESLint. What each room is for is told
 * in ARCHITECTURE.md; here stands what it may import, and why no more.
 */
import { readdirSync } from 'node:fs';

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
      engine: ['Engine.ts', 'EngineError.ts', 'protocol.ts'],
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
export const WITHOUT_REACT = ['model', 'formats', 'engine', 'recording', 'trainer', 'store', 'draw'];

const NEIGHBOURS =
  'A view is a folder of its own: what it needs of another view belongs in views/shared (or in a room below), or arrives as a prop, so that either can be moved, shown alone or taken out.';

/** In views a folder may import itself and `shared`, which imports none of them. */
const neighbours = readdirSync(new URL('../../src/views', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({
    target: `./src/views/${name}`,
    from: './src/views',
    except: [...new Set([`./${name}`, './shared'])],
    message: NEIGHBOURS,
  }));

/** One for each pair of rooms that must not meet. */
const rooms = Object.entries(ROOMS).flatMap(([room, { may, doors = {}, why }]) =>
  ALL.filter((other) => other !== room && !may.includes(other)).map((other) => ({
    target: `./src/${room}`,
    from: `./src/${other}`,
    ...(doors[other] ? { except: doors[other].map((file) => `./${file}`) } : {}),
    message: `One-way rule: ${room} must not import this from ${other}, because ${why}`,
  })),
);

/** Zones for import-x/no-restricted-paths. */
export const zones = [...rooms, ...neighbours];
