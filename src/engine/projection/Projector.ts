/**
 * What draws many dimensions on two: principal axes of a covariance, and UMAP. The page sees this interface alone;
 * the arithmetic is done by two well-kept libraries (ml-pca, umap-js) in a worker of its own, so that neither the
 * page nor the network waits for it.
 */
export interface PrincipalAxes {
  /** K×d, each of length 1, the one along which most varies first. The largest entry of each is positive. */
  readonly axes: Float32Array;
  /** Of each axis, the share of all variance that lies along it. K. */
  readonly shares: Float32Array;
  /** All variance: the trace of the covariance. */
  readonly variance: number;
}

export interface ProjectionOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Projector {
  principalAxes(
    params: { readonly covariance: Float32Array; readonly width: number; readonly count: number },
    options?: ProjectionOptions,
  ): Promise<PrincipalAxes>;
  /** Places of n rows (n×d) on a plane, n×2, near where they are near by cosine. The same rows give the same places. */
  umap(
    params: { readonly rows: Float32Array; readonly width: number },
    options?: ProjectionOptions,
  ): Promise<Float32Array>;
}
