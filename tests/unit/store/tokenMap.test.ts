/** The map of all tokens: what a projection is given, also where a matrix is too large to be given whole. */
import { describe, expect, test } from 'vitest';
import type { Projector } from '@/engine/projection/Projector.ts';
import { principalAxes } from '@/engine/projection/worker/principalAxes.ts';
import { valueOf } from '@/store/asking.ts';
import { createTokenMap, UMAP_TOKENS } from '@/store/meaning/tokenMap.ts';
import { makeReadyStores, settle } from './makeStores.ts';

/** Principal axes as they are; of UMAP no more than what it was asked, and one place a row. */
function fakeProjector() {
  const asked: { rows: Float32Array; width: number }[] = [];
  const projector: Projector = {
    principalAxes: ({ covariance, width, count }) => Promise.resolve(principalAxes(covariance, width, count)),
    umap({ rows, width }, { signal, onProgress } = {}) {
      asked.push({ rows, width });
      onProgress?.(1, 2);
      return new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new Error('Aborted')));
        setTimeout(() => resolve(new Float32Array((2 * rows.length) / width)), 0);
      });
    },
  };
  return { projector, asked };
}

async function makeMap(most?: number) {
  const { stores, engine } = await makeReadyStores('once upon');
  const { projector, asked } = fakeProjector();
  const { network } = stores;
  const map = createTokenMap({ engine, network, projector, ...(most === undefined ? {} : { most }) });
  const { vocabularySize, width } = network.getState().model!.config;
  return { map, asked, vocabularySize, width };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await settle();
}

describe('UMAP', () => {
  test('is given all rows where they can be had at once', async () => {
    const { map, asked, vocabularySize, width } = await makeMap();
    map.getState().setProjection('umap');
    await settled();
    expect(asked).toHaveLength(1);
    expect(asked[0]!.width).toBe(width);
    expect(asked[0]!.rows).toHaveLength(vocabularySize * width);
    expect(valueOf(map.getState().map)).toMatchObject({ projection: 'umap', reduced: null });
  });

  test('is given the first tokens along main axes where they are too many, and says how much these hold', async () => {
    const { map, asked, vocabularySize } = await makeMap(1000);
    map.getState().setProjection('umap');
    await settled();
    const { reduced, places } = valueOf(map.getState().map)!;
    const [{ rows, width }] = asked as [{ rows: Float32Array; width: number }];
    expect(width).toBe(Math.floor(1000 / (1.05 * vocabularySize)));
    expect(rows).toHaveLength(width * Math.min(vocabularySize, UMAP_TOKENS));
    expect(places).toHaveLength(2 * Math.min(vocabularySize, UMAP_TOKENS));
    expect(reduced!.axes).toBe(width);
    expect(reduced!.share).toBeGreaterThan(0);
    expect(reduced!.share).toBeLessThanOrEqual(1);
    // Along each axis the places vary less than along the one before: these are the main axes.
    const variance = (axis: number) => {
      let sum = 0;
      for (let at = axis; at < rows.length; at += width) sum += rows[at]! ** 2;
      return sum;
    };
    for (let axis = 1; axis < width; axis++) expect(variance(axis)).toBeLessThanOrEqual(variance(axis - 1) * 1.0001);
  });

  test('is stopped, asked for again, and computed once', async () => {
    const { map, asked } = await makeMap();
    map.getState().setProjection('umap');
    await settle();
    map.getState().stop();
    expect(map.getState()).toMatchObject({ isStopped: true, progress: null });
    map.getState().open();
    await settled();
    const count = asked.length;
    map.getState().setProjection('pca');
    map.getState().setProjection('umap');
    await settled();
    expect(valueOf(map.getState().map)?.projection).toBe('umap');
    expect(asked).toHaveLength(count);
  });
});
