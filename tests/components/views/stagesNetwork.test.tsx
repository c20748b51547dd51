/** The stages from text to logits, on real stores around the fake engine: what stands there is in the Trace. */
import { formats } from '@/draw/formats.ts';
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { EngineError } from '@/engine/EngineError.ts';
import { head, layer, position } from '@/model/axes.ts';
import { largestIndices } from '@/model/largestIndices.ts';
import { softmax } from '@/model/softmax.ts';
import { listStages, stageKey, type Stage } from '@/model/stages.ts';
import { norm } from '@/model/vector.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { layerPart, lensPart, wholePart } from '@/store/trace.ts';
import { readWeightSteps } from '@/views/stages/readings.ts';
import { StagesView } from '@/views/stages/StagesView.tsx';
import { createWorkbench, openWorkbench, renderView, type Workbench } from '../workbench.tsx';

const TEXT = 'When Mary gave the book to';
const LAST = 5;
const [FIRST_LAYER, LAST_LAYER] = [layer(0), layer(1)];

const shownIn = ({ stores }: Workbench) => stores.trace.getState().shown!;
const panel = (name: string | RegExp) => screen.getByRole('region', { name });
const list = (name: string) => screen.getByRole('list', { name });
/** Numbers in an element, in full precision and reading order. */
const valuesIn = (element: Element) => Array.from(element.querySelectorAll('data'), (data) => Number(data.value));
const rowOf = (data: Float32Array, width: number, at = LAST) => data.slice(at * width, (at + 1) * width);

async function open(stage: Stage, options: Parameters<typeof openWorkbench>[1] = {}) {
  const workbench = await openWorkbench(TEXT, options);
  renderView(<StagesView />, workbench);
  await goTo(workbench, stage);
  return workbench;
}

const goTo = ({ stores }: Workbench, stage: Stage) =>
  act(async () => {
    stores.conductor.goToStage(stage);
    await Promise.resolve();
  });

describe('The explanation of a stage', () => {
  it.each(listStages(2).map((stage, index) => [stageKey(stage), stage, index + 1] as const))(
    'of %s has a title, its place in the pass, a sentence about this text and something to try',
    async (_, stage, at) => {
      await open(stage);
      const names: Partial<Record<Stage['kind'], string>> = { attention: 'attention', mlp: 'MLP' };
      const region = panel(new RegExp(names[stage.kind] ?? stage.kind, 'i'));
      expect(region).toHaveTextContent(`${at} of 12`);
      expect(within(region).getAllByRole('heading', { level: 2 })).toHaveLength(1);
      expect(region.querySelectorAll('[aria-busy="true"]')).toHaveLength(0);
      expect(region.textContent).not.toMatch(/NaN|undefined|null|\{\{/);
      expect(within(region).getByText('live')).toBeInTheDocument();
      expect(valuesIn(region).every(Number.isFinite)).toBe(true);
    },
  );

  it('says what will be here while there is no model, and while there is no text', async () => {
    const workbench = createWorkbench();
    renderView(<StagesView />, workbench);
    expect(panel('Step by step')).toHaveTextContent('Once the model is loaded');
    await act(() => workbench.stores.network.getState().load(EMBEDDED));
    expect(panel('Step by step')).toHaveTextContent('Type a text');
  });

  it('follows the selected token', async () => {
    const workbench = await open({ kind: 'tokenize' });
    expect(panel('Tokenize')).toHaveTextContent('“·to”');
    await act(async () => workbench.stores.conductor.selectQuery(position(1)));
    expect(panel('Tokenize')).toHaveTextContent('“·Mary”');
  });
});

describe('Tokenize', () => {
  it('gives the id and the bytes of the token', async () => {
    const workbench = await open({ kind: 'tokenize' });
    expect(valuesIn(panel('Tokenize'))).toEqual([shownIn(workbench).ids[LAST]]);
    expect(panel('Tokenize')).toHaveTextContent('20 74 6F');
  });

  it('shows the tokens around the one it follows, and how many more there are', async () => {
    const workbench = await openWorkbench(
      'When Mary gave the book to John and the cat sat on the mat and a cat sat on a mat',
    );
    renderView(<StagesView />, workbench);
    const cuts = screen.getByRole('group', { name: 'The text with its cuts' });
    const count = shownIn(workbench).ids.length;
    expect(cuts).toHaveTextContent(`${count - 17} more before`);
    expect(cuts).toHaveTextContent('·mat');
  });

  it('says which part of a character a token holds', async () => {
    const workbench = await openWorkbench('é');
    renderView(<StagesView />, workbench);
    expect(panel('Tokenize')).toHaveTextContent('holds 1 of the 2 bytes of é');
  });
});

describe('Embed', () => {
  it('shows the two vectors and their sum, each with its length', async () => {
    const workbench = await open({ kind: 'embed' });
    const lengths = (['tokenEmbedding', 'positionEmbedding', 'embedding'] as const).map((name) =>
      norm(rowOf(wholePart(shownIn(workbench), name)!.data, 8)),
    );
    expect(valuesIn(panel('Embed'))).toEqual(lengths);
    expect(screen.getAllByRole('grid')).toHaveLength(3);
    expect(screen.getByRole('math')).toHaveAccessibleName(/^x = W_E\[\d+\] \+ W_P\[5\]/);
  });

  it('says which tensor this model’s graph lacks, and shows the others', async () => {
    const workbench = await openWorkbench(TEXT);
    const { engine } = workbench;
    const wholePartOf = engine.wholePart.bind(engine);
    engine.wholePart = (params) =>
      params.name === 'tokenEmbedding'
        ? Promise.reject(new EngineError('NotInstrumented', 'No such tensor.'))
        : wholePartOf(params);
    renderView(<StagesView />, workbench);
    await goTo(workbench, { kind: 'embed' });
    expect(panel('Embed')).toHaveTextContent('does not give this tensor');
    expect(screen.getAllByRole('grid')).toHaveLength(2);
    expect(panel('Embed').querySelector('[aria-busy="true"]')).toBeNull();
  });

  it('rests while its tensors are on their way', async () => {
    const workbench = await openWorkbench(TEXT);
    workbench.engine.wholePart = () => new Promise(() => {});
    renderView(<StagesView />, workbench);
    await goTo(workbench, { kind: 'embed' });
    expect(panel('Embed').querySelectorAll('[aria-busy="true"]')).toHaveLength(3);
  });
});

describe('Attention', () => {
  it('shows where the selected head looks, strongest first, with the weights of the Trace', async () => {
    const workbench = await open({ kind: 'attention', layer: LAST_LAYER });
    await act(async () => workbench.stores.conductor.selectHead(LAST_LAYER, head(1)));
    const { attention } = shownIn(workbench);
    const length = LAST + 1;
    const from = ((1 * 2 + 1) * length + LAST) * length;
    const weights = attention!.data.slice(from, from + length);
    expect(valuesIn(list('Where head 2 looks'))).toEqual(largestIndices(weights, 3).map((key) => weights[key]));
  });

  it('takes the largest weight apart into numbers that give it', async () => {
    const workbench = await open({ kind: 'attention', layer: FIRST_LAYER });
    const steps = readWeightSteps(
      shownIn(workbench),
      { layer: FIRST_LAYER, head: head(0), divisor: undefined },
      position(LAST),
      position(2),
      formats('en'),
    )!;
    expect(steps.divisor.plain).toBe('√4');
    expect(steps.dot / Math.sqrt(4)).toBeCloseTo(steps.score, 9);
    expect(Math.exp(steps.score) / steps.sum).toBeCloseTo(steps.weight, 9);
    const { attention } = shownIn(workbench);
    expect(attention!.data[LAST * (LAST + 1) + 2]).toBeCloseTo(steps.weight, 5);
  });

  it('adds what it writes to the stream, and the formula says so with the first numbers', async () => {
    const workbench = await open({ kind: 'attention', layer: LAST_LAYER });
    const shown = shownIn(workbench);
    const before = rowOf(layerPart(shown, 'residual', 0)!.data, 8);
    const write = rowOf(layerPart(shown, 'attentionOut', 1)!.data, 8);
    const after = rowOf(layerPart(shown, 'residualMid', 1)!.data, 8);
    expect(before[0]! + write[0]!).toBeCloseTo(after[0]!, 5);
    expect(valuesIn(panel(/attention/)).slice(0, 3)).toEqual([before, write, after].map(norm));
    expect(screen.getByRole('math', { name: /^x ← x \+ Attn\(LN\(x\)\)/ })).toBeInTheDocument();
  });

  it('knows that the first token can only look at itself', async () => {
    const workbench = await open({ kind: 'attention', layer: FIRST_LAYER });
    await act(async () => {
      workbench.stores.conductor.selectHead(FIRST_LAYER, head(0));
      workbench.stores.conductor.selectQuery(position(0));
    });
    expect(panel(/attention/)).toHaveTextContent('it can only look at itself');
    expect(valuesIn(list('Where head 1 looks'))).toEqual([1]);
  });
});

describe('MLP', () => {
  it('shows the strongest neurons and counts those above 0', async () => {
    const workbench = await open({ kind: 'mlp', layer: FIRST_LAYER });
    const row = rowOf(layerPart(shownIn(workbench), 'mlpActivation', 0)!.data, 32);
    expect(valuesIn(list('Strongest neurons'))).toEqual(largestIndices(row, 5).map((index) => row[index]));
    expect(panel(/MLP/)).toHaveTextContent(`${row.filter((value) => value > 0).length} of 32 above 0`);
  });

  it('says through the logit lens what the model would say if it stopped there', async () => {
    const workbench = await open({ kind: 'mlp', layer: LAST_LAYER });
    const { logits } = shownIn(workbench);
    const own = softmax(logits);
    const guesses = valuesIn(list('Read with the logit lens'));
    expect(guesses).toHaveLength(3);
    // After the last layer, the lens is the model's own answer.
    largestIndices(own, 3).forEach((id, rank) => expect(guesses[rank]).toBeCloseTo(own[id]!, 5));
    expect(lensPart(shownIn(workbench), LAST)!.shape).toEqual([3, logits.length]);
    expect(panel(/MLP/)).toHaveTextContent('nostalgebraist, 2020');
  });
});

describe('Unembed', () => {
  it('lists the highest of all logits', async () => {
    const workbench = await open({ kind: 'unembed' });
    const { logits } = shownIn(workbench);
    expect(valuesIn(list('Highest logits'))).toEqual(largestIndices(logits, 5).map((id) => logits[id]));
    expect(panel('Unembed')).toHaveTextContent(`${logits.length} scores, one for every token`);
    expect(screen.getByRole('img', { name: new RegExp(`^${logits.length} logits from`) })).toBeInTheDocument();
  });

  it('says that the embeddings are used once more where weights are tied, and only there', async () => {
    const workbench = await open({ kind: 'unembed' });
    const { network } = workbench.stores;
    const TIED = 'uses the embedding list of stage 2 for this, once more';
    const OWN = 'its weights are not tied to the embeddings of stage 2';
    const become = (isTied: boolean | null) =>
      act(() => {
        const model = network.getState().model!;
        network.setState({ model: { ...model, architecture: { ...model.architecture!, isTied } } });
      });
    expect(panel('Unembed')).toHaveTextContent(TIED);
    become(false);
    expect(panel('Unembed')).not.toHaveTextContent(TIED);
    expect(panel('Unembed')).toHaveTextContent(OWN);
    become(null);
    expect(panel('Unembed')).not.toHaveTextContent(/stage 2/);
    expect(panel('Unembed')).toHaveTextContent('Each gets a score, its logit.');
  });

  it('explains why it shows the last token when another is selected', async () => {
    const workbench = await open({ kind: 'unembed' });
    expect(panel('Unembed')).not.toHaveTextContent('Only the last token');
    await act(async () => workbench.stores.conductor.selectQuery(position(1)));
    expect(panel('Unembed')).toHaveTextContent('Only the last token’s vector is used');
  });
});

describe('A model whose file hides its inside', () => {
  it.each([
    [{ kind: 'embed' }, 'Embed'],
    [{ kind: 'attention', layer: FIRST_LAYER }, 'Layer 1: attention'],
    [{ kind: 'mlp', layer: LAST_LAYER }, 'Layer 2: MLP'],
    [{ kind: 'unembed' }, 'Unembed'],
  ] as const)('says so at %o', async (stage, name) => {
    await open(stage, { transparency: 'opaque' });
    expect(panel(name)).toHaveTextContent('hides what happens at this stage');
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  });

  it('still gives its logits', async () => {
    await open({ kind: 'unembed' }, { transparency: 'opaque' });
    expect(valuesIn(list('Highest logits'))).toHaveLength(5);
  });
});
