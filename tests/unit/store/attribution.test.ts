/** Attribution, a block's numbers and directions, fetched from the fake engine as the visitor looks around. */
import { describe, expect, it } from 'vitest';
import { GPT2_EPSILON } from '@/model/architecture.ts';
import { head, layer, position, tokenId } from '@/model/axes.ts';
import { readContributions, sumContributions } from '@/model/attribution.ts';
import { contributionTerms, deviation } from '@/model/contributions.ts';
import { openScene } from '@/store/scene/openScene.ts';
import { readAddress } from '@/store/scene/sceneAddress.ts';
import { columnOf, explainedToken, likelyTokens } from '@/store/attribution.ts';
import { valueOf, WAITING } from '@/store/asking.ts';
import { makeReadyStores, settle, type Bench } from './makeStores.ts';

const TEXT = 'the cat sat on the';
const shownOf = ({ stores }: Bench) => stores.trace.getState().shown!;
const lastOf = (bench: Bench) => position(shownOf(bench).ids.length - 1);
const answerAt = (bench: Bench, at = lastOf(bench)) => valueOf(bench.stores.attribution.getState().at.get(at));
const asked = ({ engine }: Bench, name: string) => engine.calls.filter((call) => call === name).length;
const config = ({ stores }: Bench) => stores.network.getState().model!.config;

describe('attribution', () => {
  it('asks nothing while nobody looks at it', async () => {
    const bench = await makeReadyStores(TEXT);
    await settle();
    expect(asked(bench, 'attribution')).toBe(0);
    expect(asked(bench, 'writes')).toBe(0);
  });

  it('sums to the logit of every likely token, which it asks about at once', async () => {
    const bench = await makeReadyStores(TEXT);
    bench.stores.conductor.showOutcome('attribution');
    await settle();
    const answer = answerAt(bench)!;
    const { logits } = shownOf(bench);
    expect(asked(bench, 'attribution')).toBe(1);
    for (const token of likelyTokens(shownOf(bench))) {
      const column = columnOf(answer, token)!;
      expect(sumContributions(readContributions(answer.data, config(bench), column))).toBeCloseTo(logits[token]!, 4);
      bench.stores.attribution.getState().choose(token);
    }
    await settle();
    expect(asked(bench, 'attribution')).toBe(1);
  });

  it('asks again for a token it has not, keeps what is here, and starts anew on another text', async () => {
    const bench = await makeReadyStores(TEXT);
    bench.stores.conductor.showOutcome('attribution');
    await settle();
    const rare = tokenId(shownOf(bench).logits.indexOf(Math.min(...shownOf(bench).logits)));
    bench.stores.attribution.getState().compareWith(rare);
    expect(answerAt(bench)).not.toBeNull();
    await settle();
    expect(columnOf(answerAt(bench)!, rare)).not.toBeNull();
    await bench.stores.conductor.nextToken();
    await settle();
    expect(answerAt(bench)?.runId).toBe(shownOf(bench).runId);
  });

  it('explains before the last token the one that came next, by key for a head', async () => {
    const bench = await makeReadyStores(TEXT);
    const { conductor, attribution } = bench.stores;
    conductor.selectQuery(1);
    conductor.zoomTo('head', layer(1), head(0));
    await settle();
    const token = explainedToken(shownOf(bench), position(1), null);
    expect(token).toBe(shownOf(bench).ids[2]);
    const keys = valueOf(attribution.getState().keys)!;
    expect(keys).toMatchObject({ layer: 1, head: 0, query: 1, token });
    const own = readContributions(answerAt(bench, position(1))!.data, config(bench), 0).find(
      ({ component }) => component.kind === 'head' && component.layer === 1 && component.head === 0,
    )!;
    expect(keys.byKey.reduce((sum, value) => sum + value, 0)).toBeCloseTo(own.value, 4);
  });

  it('gives up a question nobody waits for any more', async () => {
    const bench = await makeReadyStores(TEXT);
    const { conductor, attribution } = bench.stores;
    conductor.zoomTo('head', layer(0), head(0));
    conductor.selectHead(layer(1), head(1));
    await settle();
    expect(valueOf(attribution.getState().keys)).toMatchObject({ layer: 1, head: 1 });
  });

  it('is fetched for an address of the text that is here already', async () => {
    const bench = await makeReadyStores(TEXT);
    const { scene } = readAddress(`#${new URLSearchParams({ text: TEXT, outcome: 'attribution' }).toString()}`);
    await openScene(scene, bench.stores);
    await settle();
    expect(answerAt(bench)).not.toBeNull();
  });

  it('is lacking where the model is closed', async () => {
    const bench = await makeReadyStores(TEXT, { transparency: 'opaque' });
    bench.stores.conductor.showOutcome('attribution');
    await settle();
    expect(asked(bench, 'attribution')).toBe(0);
  });
});

describe('a block', () => {
  it('brings vectors that add up, heads that sum to attention’s write, words and neurons', async () => {
    const bench = await makeReadyStores(TEXT);
    bench.stores.conductor.zoomTo('block', layer(1));
    await settle();
    const block = bench.stores.block.getState();
    const { before, attention, middle, mlp, after, final } = valueOf(block.vectors)!;
    middle.forEach((x, i) => expect(x).toBeCloseTo(before[i]! + attention[i]!, 5));
    after.forEach((x, i) => expect(x).toBeCloseTo(middle[i]! + mlp[i]!, 5));
    expect(final).toEqual(after);
    const { rows } = valueOf(block.writes)!;
    attention.forEach((x, i) => expect(rows.slice(0, -1).reduce((sum, row) => sum + row[i]!, 0)).toBeCloseTo(x, 4));
    expect(valueOf(block.norms)!.shape).toEqual([5, 2, 8]);
    expect(valueOf(block.words)!.mlp.raised[0]!.value).toBeGreaterThan(valueOf(block.words)!.mlp.mean);
    expect(valueOf(block.neurons)!.length).toBeGreaterThan(0);
  });

  it('says of attention’s words what attribution says', async () => {
    const bench = await makeReadyStores(TEXT);
    bench.stores.conductor.zoomTo('block', layer(0));
    await settle();
    const { raised } = valueOf(bench.stores.block.getState().words)!.attention;
    const token = tokenId(raised[0]!.token);
    bench.stores.attribution.getState().choose(token);
    await settle();
    const answer = answerAt(bench)!;
    const sum = sumContributions(
      readContributions(answer.data, config(bench), columnOf(answer, token)!).filter(
        ({ component }) => 'layer' in component && component.layer === 0 && component.kind !== 'mlp',
      ),
    );
    expect(sum).toBeCloseTo(raised[0]!.value, 4);
  });

  it('is asked once for a place, however often one looks away', async () => {
    const bench = await makeReadyStores(TEXT);
    const { conductor } = bench.stores;
    for (const zoom of ['block', 'model', 'block'] as const) {
      conductor.zoomTo(zoom, layer(0));
      await settle();
    }
    expect(asked(bench, 'writes')).toBe(1);
    conductor.moveLayer(1);
    await settle();
    expect(valueOf(bench.stores.block.getState().vectors)?.place.layer).toBe(1);
    expect(asked(bench, 'normWeights')).toBe(1);
  });

  it('asks anew for the words that were on their way when one looked away', async () => {
    const bench = await makeReadyStores(TEXT);
    const { conductor, block } = bench.stores;
    conductor.zoomTo('block', layer(0));
    while (!valueOf(block.getState().vectors)) await Promise.resolve();
    expect(block.getState().words).toEqual(WAITING);
    conductor.zoomTo('model', layer(0));
    await settle();
    conductor.zoomTo('block', layer(0));
    await settle();
    expect(valueOf(block.getState().words)).not.toBeNull();
    expect(valueOf(block.getState().neurons)).not.toBeNull();
  });
});

describe('products', () => {
  it('give the logit channel by channel, for the final stream and for every write', async () => {
    const bench = await makeReadyStores(TEXT);
    const { products } = bench.stores;
    const place = { runId: shownOf(bench).runId, position: lastOf(bench) };
    const token = likelyTokens(shownOf(bench))[0]!;
    products.getState().open(place, [token]);
    await settle();
    const { final } = valueOf(products.getState().writesAt)!;
    const { of, constant } = valueOf(products.getState().directions)!;
    const terms = contributionTerms(final, of.get(token)!, deviation(final, GPT2_EPSILON));
    const sum = terms.reduce((total, term) => total + term, constant.get(token)!);
    expect(sum).toBeCloseTo(shownOf(bench).logits[token]!, 4);
    expect(products.getState().progress).toBeNull();
  });

  it('are read once for a token, and given up when nobody looks', async () => {
    const bench = await makeReadyStores(TEXT);
    const { products } = bench.stores;
    const place = { runId: shownOf(bench).runId, position: lastOf(bench) };
    products.getState().open(place, [tokenId(1)]);
    products.getState().close();
    await settle();
    expect(products.getState().directions.state).toBe('waiting');
    for (const tokens of [[1], [1], [1, 2]]) {
      products.getState().open(place, tokens.map(tokenId));
      await settle();
    }
    expect([...valueOf(products.getState().directions)!.of.keys()]).toEqual([1, 2]);
  });
});
