/** The tiny network of tests/golden/hub/forms in each of its forms, and what each must compute. */
import { openSession } from '@/engine/worker/load/openSession.ts';
import type { CreateSession, OpenSession } from '@/engine/worker/load/openSession.ts';
import { readConfig, readFormulas } from '@/engine/worker/load/readConfig.ts';
import { readBytes, readJson } from './golden.ts';
import { createSession } from './openNetwork.ts';

const FOLDER = 'tests/golden/hub/forms/';
const CONFIG = readJson(`${FOLDER}config.json`);
export const FORM_SIZES = readConfig(CONFIG);

/** Bounds on |a − b| / max(1, |b|), for every tensor of the Trace. */
interface Form {
  readonly name: string;
  /** PyTorch with the weights as they are, or rounded to float16. */
  readonly reference: 'forms' | 'forms-half';
  readonly bound: number;
}

const float32 = (name: string): Form => ({ name, reference: 'forms', bound: 1e-4 });
/** The file's constants have 16 bits too: √(2/π) and what scores are divided by among them (1.9e-3 is measured). */
const float16 = (name: string): Form => ({ name, reference: 'forms-half', bound: 3e-3 });

/** Every form that opens. */
export const FORMS: readonly Form[] = [
  ...['traced', 'dynamo', 'dynamo-attention', 'merged', 'skip', 'attention', 'heads'].map(float32),
  ...['stacked', 'stacked-attention'].map(float32),
  ...['half', 'half-inside', 'dynamo-half', 'skip-half', 'merged-half', 'stacked-half'].map(float16),
  // Weights and activations in 8 bits, in a network so narrow that little averages out (0.4 is measured).
  { name: 'merged-int8', reference: 'forms', bound: 0.5 },
  { name: 'attention-int8', reference: 'forms', bound: 0.5 },
];

export const readForm = (name: string) => readBytes(`${FOLDER}${name}.onnx`);

export function openForm(name: string, create: CreateSession = createSession): Promise<OpenSession> {
  return openSession(readForm(name), FORM_SIZES, create, readFormulas(CONFIG, FORM_SIZES));
}
