/** The worker's side of the protocol, through the client: phases, looks, clicks, files, and every refusal by its name. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { readTensors, writeTensors } from '@/formats/safetensors.ts';
import type { PreparedModel, RecordedName } from '@/trainer/protocol.ts';
import type { Trainer } from '@/trainer/Trainer.ts';
import { startTrainer } from '../support/host.ts';

const SIZES = { layerCount: 1, headCount: 2, width: 16, contextLength: 64 };
const NOTHING = {};
const readRecorded = async (name: RecordedName) =>
  Uint8Array.from(await readFile(`public/training/${name}.safetensors`));
const refusal = (name: string) => expect.objectContaining({ name });

describe('a model that learns', () => {
  const { trainer, states, until } = startTrainer();
  let prepared: PreparedModel;

  beforeAll(async () => {
    prepared = await trainer.prepare({ text: { kind: 'story' }, sizes: SIZES, seed: 5 });
  });

  test('is described before it begins', () => {
    expect(prepared).toMatchObject({ modelId: 1, seed: 5, kernels: 'simd', provenance: 'live' });
    const { text, vocabulary, parameterCount, parameters } = prepared;
    expect(text!.uniformLoss).toBeCloseTo(Math.log(vocabulary.length));
    expect(text!.bigramLoss).toBeGreaterThan(1.5);
    expect(text!.bigramLoss).toBeLessThan(text!.uniformLoss);
    const count = parameters.reduce((sum, { shape }) => sum + shape.reduce((n, size) => n * size, 1), 0);
    expect(parameterCount).toBe(count);
  });

  test('tells what a step would cost', async () => {
    const small = await trainer.estimate({ sizes: prepared.sizes });
    const large = await trainer.estimate({ sizes: { ...prepared.sizes, width: 128, layerCount: 6 } });
    expect(small.millisecondsPerStep).toBeGreaterThan(0);
    expect(large.millisecondsPerStep).toBeGreaterThan(20 * small.millisecondsPerStep);
  });

  test('takes single steps, and shows the batch of each', async () => {
    await trainer.begin({ phase: 'pretrain', settings: { steps: 60, rows: 4 } });
    await expect(trainer.batch(NOTHING)).rejects.toEqual(refusal('NoBatch'));
    const state = await trainer.step({ count: 2 });
    expect(state).toMatchObject({ phase: 'pretrain', step: 2, plannedSteps: 60, isRunning: false, failure: null });
    expect(state.losses).toHaveLength(2);
    expect(state.measures[0]).toMatchObject({ step: 0, phase: 'pretrain' });
    const batch = await trainer.batch(NOTHING);
    expect(batch.tokens).toHaveLength(4 * 64);
    const mean = batch.losses.reduce((sum, loss) => sum + loss, 0) / batch.losses.length;
    expect(mean).toBeCloseTo(state.losses[1]!, 4);
    // The targets are the tokens, one further.
    expect([...batch.targets.subarray(0, 63)]).toEqual([...batch.tokens.subarray(1, 64)]);
  });

  test('gives out any tensor of the step, in its shape', async () => {
    const attention = await trainer.part({ part: 'attention', layer: 0, row: 1 });
    expect(attention.shape).toEqual([2, 64, 64]);
    expect(attention.data.subarray(64 * 63, 64 * 64).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
    const probabilities = await trainer.part({ part: 'probabilities', layer: 0, row: 0 });
    expect(probabilities.shape).toEqual([64, prepared.vocabulary.length]);
    const streams = await Promise.all(
      (['residual', 'residualMid', 'attentionOut'] as const).map((part) => trainer.part({ part, layer: 0, row: 0 })),
    );
    expect(streams[1]!.data[7]).toBeCloseTo(streams[0]!.data[7]! + streams[2]!.data[7]!, 6);
    const gradient = await trainer.parameter({ name: 'transformer.h.0.mlp.c_fc.weight', of: 'gradient' });
    expect(gradient.shape).toEqual([16, 64]);
    expect(gradient.data.some((value) => value !== 0)).toBe(true);
  });

  test('looks stay the same while other questions are asked', async () => {
    const look = () => trainer.part({ part: 'query', layer: 0, row: 0 });
    const before = await look();
    await trainer.read({ text: 'The sea', checkpoint: null });
    await trainer.continueText({ prompt: 'The ', length: 90, temperature: 1, seed: 1, checkpoint: null });
    expect(await look()).toEqual(before);
  });

  test('reads a text with attention and surprise', async () => {
    const reading = await trainer.read({ text: 'The lamp', checkpoint: null });
    expect(reading.attention.shape).toEqual([1, 2, 8, 8]);
    expect(reading.losses[0]).toBeNaN();
    const V = prepared.vocabulary.length;
    const p = reading.probabilities.data[2 * V + reading.tokens[3]!]!;
    expect(reading.losses[3]).toBeCloseTo(-Math.log(p), 4);
  });

  test('runs to the end by itself and says so, at most ten times a second', async () => {
    const from = states.length;
    const started = performance.now();
    const done = until((state) => state.step === 60 && !state.isRunning);
    expect((await trainer.run({ stepsPerSecond: null })).isRunning).toBe(true);
    await expect(trainer.step({ count: 1 })).rejects.toEqual(refusal('Busy'));
    const state = await done;
    expect(states.length - from).toBeLessThanOrEqual((performance.now() - started) / 100 + 2);
    expect(state.losses).toHaveLength(60);
    expect(state.losses[59]).toBeLessThan(state.losses[0]!);
    expect(state.measures.map(({ step }) => step)).toEqual([0, 10, 25, 50, 60]);
    expect(state.heldOutSteps).toHaveLength(state.heldOutLosses.length);
  });

  test('is asked the same at every moment of its life, and goes back to any', async () => {
    const { checkpoints } = await trainer.checkpoints(NOTHING);
    expect(checkpoints.map(({ kind }) => kind)).toEqual(['random', ...Array<string>(4).fill('scheduled'), 'end']);
    const prompt = { prompt: 'The ', length: 30, temperature: 0.8, seed: 1 };
    const { samples } = await trainer.continueAll(prompt);
    expect(new Set(samples.map(({ text }) => text)).size).toBeGreaterThan(3);
    const last = await trainer.continueText({ ...prompt, checkpoint: null });
    expect(samples.at(-1)!.text).toBe(last.text);
    // Files are made of any moment, too, and change nothing.
    const [then, now] = await Promise.all(
      [checkpoints[0]!.id, null].map(async (checkpoint) => (await trainer.exportModel({ checkpoint })).files),
    );
    expect(then!.map(({ path }) => path)).toEqual(now!.map(({ path }) => path));
    expect(then).not.toEqual(now);
    expect(await trainer.continueText({ ...prompt, checkpoint: null })).toEqual(last);
    await trainer.restore({ checkpoint: checkpoints[0]!.id });
    expect((await trainer.continueText({ ...prompt, checkpoint: null })).text).toBe(samples[0]!.text);
    await expect(trainer.restore({ checkpoint: 99 })).rejects.toEqual(refusal('NoSuchCheckpoint'));
  });

  test('has its pace limited, and pauses', async () => {
    await trainer.begin({ phase: 'pretrain', settings: { steps: 1000, rows: 1 } });
    const some = until(({ step }) => step >= 3);
    const started = performance.now();
    await trainer.run({ stepsPerSecond: 20 });
    const { step } = await some;
    expect((performance.now() - started) / 50).toBeGreaterThan(step - 2);
    const paused = await trainer.pause(NOTHING);
    expect(paused.isRunning).toBe(false);
    expect((await trainer.step({ count: 1 })).step).toBe(paused.step + 1);
  });
});

describe('conversations', () => {
  const { trainer } = startTrainer();
  beforeAll(async () => {
    await trainer.prepare({ text: { kind: 'world' }, sizes: SIZES, seed: 1 });
  });

  test('show which tokens count', async () => {
    const { tokens, mask } = await trainer.maskedRow({ question: 'Who?', answer: 'I.' });
    expect(tokens).toHaveLength(1 + 4 + 1 + 2 + 1);
    expect([...mask]).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1]);
  });

  test('can be other ones, when they fit', async () => {
    const heldOut = [{ question: 'Who purrs?', answer: 'The cat.' }];
    const trained = [{ question: 'Who barks?', answer: 'The dog.' }];
    expect(await trainer.setQuestions({ trained, heldOut })).toEqual({ trained: 1, heldOut: 1 });
    for (const pairs of [
      [],
      [{ question: '', answer: 'a.' }],
      [{ question: 'a?', answer: '.' }],
      [{ question: 'é?', answer: 'a.' }],
      [{ question: 'a'.repeat(80), answer: 'a.' }],
    ])
      await expect(trainer.setQuestions({ trained: pairs, heldOut })).rejects.toEqual(refusal('PairsRefused'));
    expect(await trainer.questions(NOTHING)).toEqual({ trained, heldOut });
  });

  test('are answered', async () => {
    await trainer.begin({ phase: 'finetune', settings: { steps: 40, rate: 5e-3 } });
    await trainer.step({ count: 40 });
    const { answers } = await trainer.answer({ questions: ['Who barks?'], temperature: 0, seed: 0, checkpoint: null });
    expect(answers[0]).toMatchObject({ question: 'Who barks?' });
    await expect(trainer.drawPair(NOTHING)).rejects.toEqual(refusal('NoPhase'));
  });

  test('are clicked on', async () => {
    // The recorded model answers in several styles, so that two answers that differ are always found.
    const { trainer: tuned } = startTrainer();
    await tuned.load({ bytes: await readRecorded('finetuned'), text: null });
    const state = await tuned.begin({ phase: 'prefer', settings: { stepsPerClick: 2 } });
    expect(state.preference[0]).toMatchObject({ clicks: 0, margin: 0 });
    await expect(tuned.step({ count: 1 })).rejects.toEqual(refusal('NoPhase'));
    const drawn = await tuned.drawPair(NOTHING);
    expect(drawn.kind).toBe('pair');
    const { pair } = drawn as Extract<typeof drawn, { kind: 'pair' }>;
    expect(pair.answers[0]).not.toBe(pair.answers[1]);
    await expect(tuned.choose({ pairId: pair.id + 1, winner: 0 })).rejects.toEqual(refusal('Stale'));
    for (const place of [0, 1] as const)
      expect(pair.logProbabilities[place]).toBeCloseTo(pair.referenceLogProbabilities[place], 4);
    const measure = await tuned.choose({ pairId: pair.id, winner: 1 });
    expect(measure.clicks).toBe(1);
    expect(measure.margin).toBeGreaterThan(0);
    await expect(tuned.choose({ pairId: pair.id, winner: 1 })).rejects.toEqual(refusal('Stale'));
  });
});

describe('a refusal changes nothing', () => {
  const { trainer, until } = startTrainer();
  const ask = { prompt: 'The ', length: 20, temperature: 1, seed: 1, checkpoint: null };
  let saved: Uint8Array;

  beforeAll(async () => {
    await trainer.prepare({ text: { kind: 'story' }, sizes: SIZES, seed: 5 });
    await trainer.begin({ phase: 'pretrain', settings: { steps: 4000, rows: 1 } });
    await trainer.step({ count: 5 });
    saved = (await trainer.save({ complete: true })).bytes;
  });

  /** A file whose model is sound and whose progress is not: it is refused after the model was read. */
  function spoil(change: object): Uint8Array {
    const { metadata, tensors } = readTensors(saved);
    const about = JSON.parse(metadata['glassbox']!) as { progress: object };
    const glassbox = JSON.stringify({ ...about, seed: 77, progress: { ...about.progress, ...change } });
    return writeTensors([...tensors.values()], { glassbox }, 'F32');
  }

  test.each<[string, object]>([
    ['settings out of bounds', { settings: { rate: 50 } }],
    ['a preference tuning without clicks', { phase: 'prefer' }],
    ['more losses than steps', { step: 2 }],
  ])('when a file has %s', async (_, change) => {
    const before = await trainer.continueText(ask);
    await expect(trainer.load({ bytes: spoil(change), text: null })).rejects.toThrow();
    expect(await trainer.continueText(ask)).toEqual(before);
    expect(await trainer.adjust({ phase: 'pretrain' })).toMatchObject({ modelId: 1, phase: 'pretrain', step: 5 });
  });

  test('when a run is on its way: it goes on', async () => {
    await trainer.run({ stepsPerSecond: null });
    for (const refused of [
      () => trainer.load({ bytes: spoil({ settings: { rate: 50 } }), text: null }),
      () => trainer.begin({ phase: 'pretrain', settings: { rate: 50 } }),
      () => trainer.restore({ checkpoint: 99 }),
      () => trainer.prepare({ text: { kind: 'own', text: 'too short' }, sizes: SIZES, seed: 1 }),
    ]) {
      await expect(refused()).rejects.toThrow();
      const { step } = await trainer.adjust({ phase: 'pretrain' });
      expect((await until((state) => state.step > step)).isRunning).toBe(true);
    }
    expect((await trainer.pause(NOTHING)).modelId).toBe(1);
  });
});

describe('a file', () => {
  test('goes on exactly where it was saved', async () => {
    const { trainer: first } = startTrainer();
    await first.prepare({ text: { kind: 'story' }, sizes: SIZES, seed: 2 });
    await first.begin({ phase: 'pretrain', settings: { steps: 40, rows: 2 } });
    await first.step({ count: 15 });
    const { bytes } = await first.save({ complete: true });
    const whole = await first.step({ count: 10 });
    const { trainer: second, until } = startTrainer();
    const restored = until(({ step }) => step === 15);
    const loaded = await second.load({ bytes, text: null });
    expect(loaded).toMatchObject({ provenance: 'file', seed: 2 });
    await restored;
    const resumed = await second.step({ count: 10 });
    expect(resumed.losses).toEqual(whole.losses);
  });

  test('of a preference tuning keeps its clicks', async () => {
    const { trainer: first } = startTrainer();
    await first.load({ bytes: await readRecorded('finetuned'), text: null });
    await first.begin({ phase: 'prefer', settings: { stepsPerClick: 2 } });
    for (let i = 0; i < 2; i++) await first.judge({ preferred: 'friendly' });
    const saved = await first.save({ complete: true });
    const whole = await first.judge({ preferred: 'friendly' });
    const { trainer: second } = startTrainer();
    await second.load({ bytes: saved.bytes, text: null });
    const resumed = await second.judge({ preferred: 'friendly' });
    expect(resumed).toEqual({ ...whole, drawn: resumed.drawn });
    expect(resumed.drawn).toMatchObject({
      kind: 'pair',
      pair: { question: whole.drawn.kind === 'pair' ? whole.drawn.pair.question : '' },
    });
  });

  test('of own text is taken with and without that text', async () => {
    const { trainer } = startTrainer();
    const text = { kind: 'own', text: 'Ein Satz mit Käse. '.repeat(60) } as const;
    await trainer.prepare({ text, sizes: SIZES, seed: 2 });
    const { bytes } = await trainer.save({ complete: false });
    expect((await trainer.load({ bytes: bytes.slice(), text: null })).text).toBeNull();
    await expect(trainer.begin({ phase: 'pretrain' })).rejects.toEqual(refusal('NoText'));
    expect((await trainer.load({ bytes, text })).text?.kind).toBe('own');
    expect((await trainer.begin({ phase: 'pretrain' })).step).toBe(0);
  });

  test('that comes with the page is fetched from the site', async () => {
    const { trainer } = startTrainer();
    const answer = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('', { status: 404 }));
    await expect(trainer.loadRecorded({ name: 'finetuned' })).rejects.toEqual(refusal('Offline'));
    expect(answer).toHaveBeenCalledWith('https://site.test/training/finetuned.safetensors');
    answer.mockRestore();
  });
});

describe('refused by name', () => {
  const { trainer } = startTrainer();
  const prepare = (text: string) => trainer.prepare({ text: { kind: 'own', text }, sizes: SIZES, seed: 1 });

  test.each<[string, (trainer: Trainer) => Promise<unknown>]>([
    ['NoModel', (t) => t.begin({ phase: 'pretrain' })],
    ['NoModel', (t) => t.save({ complete: true })],
    ['TextEmpty', () => prepare('  \n ')],
    ['TextTooPlain', () => prepare('a')],
    ['TextTooPlain', () => prepare('a'.repeat(5000))],
    ['TextTooShort', () => prepare('too short')],
    ['SizeRefused', (t) => t.prepare({ text: { kind: 'story' }, sizes: { ...SIZES, width: 17 }, seed: 1 })],
    ['FileRefused', (t) => t.load({ bytes: new Uint8Array(100), text: null })],
  ])('%s', async (name, ask) => {
    await expect(ask(trainer)).rejects.toEqual(refusal(name));
  });

  test('a text that is too long is used from its beginning, and it is said how far', async () => {
    const prepared = await prepare('A long text, again and again. '.repeat(170_000));
    expect(prepared.text).toMatchObject({ givenCharacters: 5_100_000, usedCharacters: 500_000 });
  });
});
