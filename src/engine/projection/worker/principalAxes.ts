/**
 * Principal component analysis of a covariance (d×d), by ml-pca: the axes along which the rows vary most. A linear
 * map, so distances on it are shadows of real ones, and the share that each axis explains is a number.
 */
import { PCA } from 'ml-pca';
import type { PrincipalAxes } from '@/engine/projection/Projector.ts';

export function principalAxes(covariance: Float32Array, width: number, count: number): PrincipalAxes {
  const rows = Array.from({ length: width }, (_, i) => Array.from(covariance.subarray(i * width, (i + 1) * width)));
  const pca = new PCA(rows, { isCovarianceMatrix: true });
  const shares = pca.getExplainedVariance();
  const vectors = pca.getEigenvectors();
  const most = Math.min(count, width);
  const axes = new Float32Array(most * width);
  for (let axis = 0; axis < most; axis++) {
    const vector = vectors.getColumn(axis);
    // An axis has no direction of its own: it is turned so that its largest entry is positive, and stays so.
    const largest = vector.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
    axes.set(largest < 0 ? vector.map((value) => -value) : vector, axis * width);
  }
  const variance = rows.reduce((sum, row, i) => sum + row[i]!, 0);
  return { axes, shares: Float32Array.from(shares.slice(0, most)), variance };
}
