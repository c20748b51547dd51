/**
 * All that this page assumes about the Hugging Face Hub, with where each is written down. The Hub cannot be reached
 * from where this is tested, so each of these may turn out otherwise; what does not hold is told in words, and what
 * can be done without (the list of files, hashes, an error's code) is done without.
 */
import * as z from 'zod/mini';
import type { Dtype, EngineErrorName } from '@/engine/protocol.ts';

/**
 * A file is at `{hub}{owner/name}/resolve/{revision}/{path}`, which redirects large files to another origin. The
 * browser follows by itself and shows the headers of the last answer alone: `x-linked-size` and `x-linked-etag` of the
 * first one are seen only where nothing redirects. Source: huggingface_hub, file_download.py (`hf_hub_url`,
 * `get_hf_file_metadata`); transformers.js, env.remotePathTemplate.
 */
export const FILE_TEMPLATE = '{model}/resolve/main/';

/**
 * Names of a network, in the order in which they are tried: exporters renamed it over the years. `model` since 2024;
 * before, a graph with and without a cache was merged into one; before that they were two, of which the one with a
 * cache can do all. Source: optimum, exporters/onnx (ONNX_DECODER_*_NAME); transformers.js issues 418, 1485.
 */
export const BASES = ['model', 'decoder_model_merged', 'decoder_with_past_model'] as const;

/** What a name ends in. Source: transformers.js 4.3.1, utils/dtypes.js (DEFAULT_DTYPE_SUFFIX_MAPPING). */
export const SUFFIXES: Readonly<Record<Dtype, string>> = {
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  bnb4: '_bnb4',
  fp32: '',
  fp16: '_fp16',
  q4f16: '_q4f16',
};

/** Everything else that opening a model reads. Source: transformers.js, AutoConfig and AutoTokenizer. */
export const SMALL_FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json'] as const;

/** An owner and a name, each at most 96 characters. Source: huggingface_hub, utils/_validators.py (`validate_repo_id`). */
export const MODEL_ID = /^[\w-][\w.-]{0,95}(?:\/[\w-][\w.-]{0,95})?$/;

/**
 * The list of files with their sizes and, for those stored by Git LFS, the SHA-256 of their bytes. At most 1,000 come
 * in one answer, far more than a model has. Source: Hub API, `GET /api/models/{id}/tree/{revision}`; huggingface.js,
 * hub/src/lib/list-files.ts (ListFileEntry).
 */
export const listAddress = (hub: string, id: string) => `${hub}api/models/${id}/tree/main?recursive=true`;

export interface ListedFile {
  readonly path: string;
  readonly bytes: number | null;
  readonly sha256: string | null;
}

const listSchema = z.array(
  z.object({
    type: z.string(),
    path: z.string(),
    size: z.nullish(z.number()),
    lfs: z.nullish(z.object({ oid: z.nullish(z.string()), size: z.nullish(z.number()) })),
  }),
);

/** Null for what is no such list. */
export function readList(json: unknown): ListedFile[] | null {
  const entries = listSchema.safeParse(json);
  if (!entries.success) return null;
  return entries.data
    .filter(({ type }) => type === 'file')
    .map(({ path, size, lfs }) => ({
      path,
      // Of a file in LFS both sizes are said; that of its pointer is not among them.
      bytes: lfs?.size ?? size ?? null,
      sha256: readSha256(lfs?.oid),
    }));
}

/** Of `"<64 hex digits>"`, with or without quotes. Other etags are no hashes of the bytes. */
export function readSha256(tag: string | null | undefined): string | null {
  return /^(?:W\/)?"?(?:sha256:)?([0-9a-f]{64})"?$/i.exec(tag ?? '')?.[1]?.toLowerCase() ?? null;
}

/**
 * What a refusal means. Without a token the Hub says 401 also of what is not there, so as not to tell which private
 * models are; its header `x-error-code` tells them apart. Source: huggingface_hub, utils/_http.py
 * (`hf_raise_for_status`: RepoNotFound, GatedRepo, EntryNotFound; 401 and 403 without a code).
 */
export function nameOfAnswer(status: number, code: string | null): EngineErrorName {
  if (code === 'GatedRepo') return 'AccessDenied';
  if (code === 'RepoNotFound') return 'NoSuchModel';
  if (status === 404 || status === 410) return 'ModelNotFound';
  if (status === 429) return 'RateLimited';
  return status === 401 || status === 403 ? 'AccessDenied' : 'ServerError';
}

/**
 * Ranges are asked for without `If-Range`: other sites may send a plain `Range` without asking first (Fetch standard,
 * CORS-safelisted request-header), and whether the Hub's storage allows `If-Range` is not documented. That the file is
 * still the same is told by its etag and its whole length instead.
 */
export const rangeFrom = (from: number) => ({ range: `bytes=${from}-` });
