/** Opens a network of tests/golden in Node, with the same runtime as in the browser, by the engine's own way. */
import * as ort from 'onnxruntime-web';
import { WEIGHTS } from '@/engine/onnx/outline.ts';
import { mount } from '@/engine/worker/load/NetworkFiles.ts';
import type { FileBytes } from '@/formats/FileBytes.ts';
import { readFormulas } from '@/engine/worker/load/readConfig.ts';
import { openSession } from '@/engine/worker/load/openSession.ts';
import type { OpenSession } from '@/engine/worker/load/openSession.ts';
import { createSession as createOrtSession } from '@/engine/worker/ortSession.ts';
import type { Session } from '@/engine/worker/Runtime.ts';
import { configOf, NETWORKS, readBytes, sizesOf } from './golden.ts';
import type { NetworkName } from './golden.ts';

ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'error';

export function createSession(graph: Uint8Array, weights: FileBytes | null = null): Promise<Session> {
  const options = weights ? { externalData: [{ path: WEIGHTS, ...mount(weights, 'the file') }] } : {};
  return createOrtSession(() => ort.InferenceSession.create(graph, options), ort.Tensor);
}

/** A network that runs and cannot be looked into: what it calls its keys and values is not what every export calls them. */
export function openOpaque(): Promise<OpenSession> {
  const sizes = sizesOf('fused');
  const text = Buffer.from(readBytes(NETWORKS.fused)).toString('latin1').replaceAll('present.', 'further.');
  return openSession(Uint8Array.from(Buffer.from(text, 'latin1')), sizes, createSession);
}

export function openNetwork(name: NetworkName): Promise<OpenSession> {
  const sizes = sizesOf(name);
  return openSession(readBytes(NETWORKS[name]), sizes, createSession, readFormulas(configOf(name), sizes));
}
