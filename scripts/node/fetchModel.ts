/**
 * Fetches a model's files from the Hub, or a mirror of it, into a folder of this machine, once. For scripts; the page has
 * its own way, with the same questions, the same refusals and the same checks of length and hash.
 */
import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { EngineError } from '@/engine/EngineError.ts';
import { findExports } from '@/engine/worker/hub/exports.ts';
import { SMALL_FILES } from '@/engine/worker/hub/hub.ts';
import { asFailure, failureOfResponse } from '@/engine/worker/load/Download.ts';
import { FileCheck, type Expected } from '@/engine/worker/load/FileCheck.ts';
import { placeOf } from '@/engine/worker/load/modelFiles.ts';
import { askHub } from '@/engine/worker/sources/askHub.ts';
import { requireExports } from '@/engine/worker/sources/describeModel.ts';
import { chooseNetwork, findNetwork } from './modelFolder.ts';

/** What says under which terms a model may be handed on. */
export const LICENCE_FILES = ['LICENSE', 'LICENSE.txt', 'LICENSE.md', 'README.md'] as const;

export interface FetchOptions {
  /** One of its networks, by path (`onnx/model.onnx`); the best that can be run when left out. */
  readonly file?: string | undefined;
  /** Told of each file that is fetched. */
  readonly say?: (path: string, bytes: number | null) => void;
}

const { signal } = new AbortController();

/** The folder with the files. Throws EngineError for what the Hub refuses and for what is no GPT-2. */
export async function fetchModel(
  id: string,
  folder: string,
  hub: string,
  { file, say = () => undefined }: FetchOptions = {},
): Promise<string> {
  const place = placeOf({ kind: 'hub', id, hub }, hub);
  // A mirror may have another model under the same name.
  const here = join(folder, new URL(place.host).host.replace(':', '-'), id);
  if (findNetwork(here, file)) return here;
  const { files, parts } = await askHub(place, { signal });
  const paths = files.map(({ path }) => path);
  const chosen = chooseNetwork(requireExports(findExports(paths, parts), paths, place.url), file);
  if (!chosen) throw new EngineError('NoOnnxFiles', `${place.url} has no ${file ?? 'network that can be run'}.`);
  const terms = LICENCE_FILES.filter((path) => paths.includes(path));
  for (const path of [...SMALL_FILES, ...terms, ...chosen.data, chosen.file.path]) {
    const { bytes = null, sha256 = null } = files.find((one) => one.path === path) ?? {};
    const target = join(here, path);
    if (existsSync(target)) continue;
    say(path, bytes);
    // The size that a list tells of a small file may be that of its packed form on the way.
    await fetchFile(place.url + path, target, { bytes: sha256 === null ? null : bytes, sha256 });
  }
  return here;
}

async function fetchFile(url: string, target: string, expected: Expected): Promise<void> {
  const response = await fetch(url).catch((error: unknown) => {
    throw asFailure(error, url, signal);
  });
  const failure = failureOfResponse(url, response);
  if (failure ?? !response.body) throw failure ?? new EngineError('ModelNotFound', `${url} is empty.`);
  mkdirSync(dirname(target), { recursive: true });
  const check = new FileCheck(url, expected);
  const counted = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      check.update(chunk);
      yield chunk;
    }
  };
  // Whole or not at all: a cut download must not be taken for the file.
  const body = Readable.fromWeb(response.body as ReadableStream<Uint8Array>);
  await pipeline(body, counted, createWriteStream(`${target}.part`)).catch((error: unknown) => {
    throw asFailure(error, url, signal);
  });
  check.finish();
  renameSync(`${target}.part`, target);
}
