/**
 * The network as arithmetic: named tensors in, named tensors out. Hides which runtime computes it,
 * so that everything above works, and is tested, without a browser.
 */
export type InputTensor =
  | { readonly type: 'float32'; readonly data: Float32Array; readonly dims: readonly number[] }
  | { readonly type: 'int64'; readonly data: BigInt64Array; readonly dims: readonly number[] }
  | { readonly type: 'bool'; readonly data: Uint8Array; readonly dims: readonly number[] };

export interface OutputTensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

export interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  /** Runs once; only one run at a time. The outputs belong to the caller. */
  run(
    inputs: Readonly<Record<string, InputTensor>>,
    wanted: readonly string[],
  ): Promise<ReadonlyMap<string, OutputTensor>>;
  release(): Promise<void>;
}
