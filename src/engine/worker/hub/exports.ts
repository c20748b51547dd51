/** Which network files a model has: names taken apart into layout and dtype, with the files of weights beside them. */
import { DTYPES } from '@/engine/protocol.ts';
import type { Dtype } from '@/engine/protocol.ts';
import { dataFilesOf } from './dataFiles.ts';
import type { DataParts } from './dataFiles.ts';
import { BASES, SUFFIXES } from './hub.ts';

/** Names as transformers.js takes them apart: `onnx/{base}{suffix of dtype}.onnx`. */
export interface NetworkFile {
  readonly base: string;
  readonly dtype: Dtype;
  readonly path: string;
}

const filesOf = (dtypes: readonly Dtype[]): NetworkFile[] =>
  dtypes.flatMap((dtype) => BASES.map((base) => ({ base, dtype, path: `onnx/${base}${SUFFIXES[dtype]}.onnx` })));

/** Every name a network can have, in the order of DTYPES, and of one dtype the present-day export first. */
export const ALL_NETWORKS: readonly NetworkFile[] = filesOf(DTYPES);

/** The names that are tried on a host which has no list of files. Unquantized files are four times as large. */
export const USUAL_NETWORKS: readonly NetworkFile[] = filesOf(['q8', 'fp32']);

export const PLAIN_NETWORKS: readonly NetworkFile[] = ALL_NETWORKS.filter(({ path }) => path === 'onnx/model.onnx');

export function networkAt(path: string): NetworkFile | undefined {
  return ALL_NETWORKS.find((file) => file.path === path);
}

export interface FoundExport {
  readonly file: NetworkFile;
  /** Weights in files of their own, in their order. */
  readonly data: readonly string[];
  /** Files of weights that config.json names and that are not there. */
  readonly missing: readonly string[];
}

/** The networks among these paths. Files of weights count also where config.json says nothing of them. */
export function findExports(paths: readonly string[], parts: DataParts): FoundExport[] {
  const has = new Set(paths);
  return ALL_NETWORKS.filter(({ path }) => has.has(path)).map((file) => {
    const declared = dataFilesOf(file.path, parts);
    const listed: string[] = [];
    for (let name = `${file.path}_data`; has.has(name); name = `${file.path}_data_${listed.length}`) listed.push(name);
    return {
      file,
      data: declared.length > listed.length ? declared : listed,
      missing: declared.filter((name) => !has.has(name)),
    };
  });
}
