/** Measuring what heads do in general: when it is asked for, what becomes of it when the model changes. */
import { describe, expect, it } from 'vitest';
import { HEAD_ROLES, type HeadRole } from '@/model/headRoles.ts';
import { openScene } from '@/store/scene/openScene.ts';
import { readScene } from '@/store/scene/scene.ts';
import { readAddress, writeAddress } from '@/store/scene/sceneAddress.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { rolesOfHead } from '@/store/roles.ts';
import { BYTES_ONLY } from '../../components/fakeEngine.ts';
import { makeReadyStores, settle, type Bench } from './makeStores.ts';

/** Scores of the four heads of the fake model: given ones, 0 otherwise. */
const scores = (...heads: Partial<Record<HeadRole, number>>[]) =>
  heads.flatMap((given) => HEAD_ROLES.map((role) => given[role] ?? 0));
const SCORES = scores({ previous: 0.9 }, { induction: 0.5, first: 0.3 }, { broad: 0.95 }, { induction: 0.8 });

const calls = ({ engine }: Bench) => engine.calls.filter((call) => call === 'headRoles').length;

async function measured() {
  const bench = await makeReadyStores('the cat', { headRoles: SCORES });
  await bench.tick();
  await settle();
  return bench;
}

describe('Roles of heads', () => {
  it('are measured once the text was read and nothing else is to do', async () => {
    const bench = await makeReadyStores('the cat', { headRoles: SCORES });
    expect(calls(bench)).toBe(0);
    expect(bench.stores.roles.getState().headsWith('induction')).toBeNull();
    await bench.tick();
    expect(calls(bench)).toBe(1);
    expect(bench.stores.roles.getState().headsWith('induction')).not.toBeNull();
  });

  it('are measured once a model, not with every token', async () => {
    const bench = await measured();
    await bench.stores.conductor.nextToken();
    await bench.tick();
    await bench.stores.roles.getState().measure();
    expect(calls(bench)).toBe(1);
  });

  it('wait while the model runs', async () => {
    const bench = await makeReadyStores('the cat', { headRoles: SCORES });
    const release = bench.engine.holdRuns();
    const run = bench.stores.conductor.nextToken();
    await settle();
    await bench.tick();
    expect(calls(bench)).toBe(0);
    release();
    await run;
    await bench.tick();
    expect(calls(bench)).toBe(1);
  });

  it('list the heads of a role, the clearest first', async () => {
    const { stores } = await measured();
    const { headsWith } = stores.roles.getState();
    expect(headsWith('induction')?.map(({ layer, head }) => [layer, head])).toEqual([
      [1, 1],
      [0, 1],
    ]);
    expect(headsWith('previous')).toHaveLength(1);
    expect(headsWith('duplicate')).toEqual([]);
  });

  it('are several for a head that has several', async () => {
    const { stores } = await measured();
    const found = stores.roles.getState().measured.get(EMBEDDED.id);
    expect(found && rolesOfHead(found, 0, 1)).toEqual(['induction', 'first']);
  });

  it('belong to their model: another is measured anew, and the first is known when it comes back', async () => {
    const bench = await measured();
    await bench.stores.conductor.loadModel(BYTES_ONLY);
    expect(bench.stores.roles.getState().headsWith('induction')).toBeNull();
    await bench.tick();
    await settle();
    expect(calls(bench)).toBe(2);
    await bench.stores.conductor.loadModel(EMBEDDED);
    expect(bench.stores.roles.getState().headsWith('induction')).toHaveLength(2);
    await bench.tick();
    expect(calls(bench)).toBe(2);
  });

  it('are not asked of a model that hides its heads', async () => {
    const bench = await makeReadyStores('the cat', { transparency: 'opaque' });
    await bench.tick();
    await bench.stores.roles.getState().measure();
    expect(calls(bench)).toBe(0);
    expect(bench.stores.roles.getState().headsWith('first')).toBeNull();
  });
});

describe('The filter by role', () => {
  it('is part of a link, and gone from a page whose link has none', async () => {
    const { stores } = await makeReadyStores('the cat');
    stores.roles.getState().setFilter('induction');
    const { scene } = readAddress(writeAddress(readScene(stores)));
    expect(scene.role).toBe('induction');
    await openScene(readAddress('text=the+cat&role=nothing').scene, stores);
    expect(stores.roles.getState().filter).toBeNull();
    await openScene(scene, stores);
    expect(stores.roles.getState().filter).toBe('induction');
  });
});
