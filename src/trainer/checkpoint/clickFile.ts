/** The clicks of a preference tuning in a file: plain numbers, so that they are JSON; checked when they are read. */
import type { Conversation } from '@/trainer/data/Conversation.ts';
import { planParameters } from '@/trainer/network/parameters.ts';
import type { NetworkSizes } from '@/trainer/network/sizes.ts';
import type { ClickMemory, JudgedPair } from '@/trainer/phases/PreferRun.ts';
import { isRecord } from '@/formats/safetensors.ts';
import { refused } from './readCheckpointFile.ts';

const MOST_CLICKS = 1000;

/** A conversation is written as its tokens and where its answer begins: before that its mask is 0, from there on 1. */
export function writeClicks({ pairs, draws, rounds }: ClickMemory): object {
  const write = ({ tokens, mask }: Conversation) => ({ tokens: [...tokens], answer: mask.indexOf(1) });
  return {
    draws,
    rounds,
    pairs: pairs.map(({ chosen, rejected, reference }) => ({
      chosen: write(chosen),
      rejected: write(rejected),
      reference,
    })),
  };
}

/** Throws FileRefused. */
export function readClicks(value: unknown, reference: Float32Array | undefined, sizes: NetworkSizes): ClickMemory {
  if (!isRecord(value) || reference?.length !== planParameters(sizes).count) throw refused('its clicks are incomplete');
  const { draws, rounds, pairs } = value;
  if (!isCount(draws) || !isCount(rounds) || !Array.isArray(pairs) || pairs.length > MOST_CLICKS)
    throw refused('its clicks make no sense');
  return { reference, draws, rounds, pairs: pairs.map((pair) => readPair(pair, sizes)) };
}

function readPair(value: unknown, sizes: NetworkSizes): JudgedPair {
  const { chosen, rejected, reference } = isRecord(value) ? value : {};
  const isFinite = (number: unknown): number is number => Number.isFinite(number);
  if (!Array.isArray(reference) || reference.length !== 2 || !reference.every(isFinite))
    throw refused('a click makes no sense');
  return {
    chosen: readConversation(chosen, sizes),
    rejected: readConversation(rejected, sizes),
    reference: [reference[0]!, reference[1]!],
  };
}

function readConversation(value: unknown, { contextLength, vocabularySize }: NetworkSizes): Conversation {
  const { tokens, answer } = isRecord(value) ? value : {};
  const isToken = (token: unknown): token is number => isCount(token) && token < vocabularySize;
  if (!Array.isArray(tokens) || tokens.length > contextLength + 1 || !tokens.every(isToken) || !isCount(answer))
    throw refused('an answer that was clicked makes no sense');
  return { tokens: Int32Array.from(tokens), mask: Uint8Array.from(tokens, (_, t) => (t < answer ? 0 : 1)) };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
