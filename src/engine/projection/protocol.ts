/** What the page and the projecting worker say to each other. One question, one worker: giving up ends it. */
import type { PrincipalAxes } from './Projector.ts';

export type ProjectionRequest =
  | {
      readonly kind: 'principalAxes';
      readonly covariance: Float32Array;
      readonly width: number;
      readonly count: number;
    }
  | { readonly kind: 'umap'; readonly rows: Float32Array; readonly width: number };

export type ProjectionReply =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'principalAxes'; readonly result: PrincipalAxes }
  | { readonly kind: 'umap'; readonly result: Float32Array }
  | { readonly kind: 'failed'; readonly detail: string };
