/** A batch to train on: rows of T tokens with their targets and how much each counts. */
import { draw } from '@/trainer/randomStreams.ts';
import { NO_TARGET } from '@/trainer/network/Network.ts';
import type { Conversation } from './Conversation.ts';

export class TrainingRows {
  readonly rows: number;
  readonly contextLength: number;
  readonly tokens: Int32Array<ArrayBuffer>;
  readonly targets: Int32Array<ArrayBuffer>;
  readonly weights: Float32Array<ArrayBuffer>;
  /** Tokens of each row before its empty places. */
  readonly used: Int32Array<ArrayBuffer>;
  /** Where a row begins in the text; −1 for a conversation. */
  readonly starts: Int32Array<ArrayBuffer>;

  constructor(rows: number, contextLength: number) {
    this.rows = rows;
    this.contextLength = contextLength;
    this.tokens = new Int32Array(rows * contextLength);
    this.targets = new Int32Array(rows * contextLength).fill(NO_TARGET);
    this.weights = new Float32Array(rows * contextLength);
    this.used = new Int32Array(rows);
    this.starts = new Int32Array(rows).fill(-1);
  }

  /** A piece of text: every token is a target, and all count alike. */
  setText(row: number, text: Int32Array, start: number): void {
    const T = this.contextLength;
    this.tokens.set(text.subarray(start, start + T), row * T);
    this.targets.set(text.subarray(start + 1, start + T + 1), row * T);
    this.weights.fill(1, row * T, (row + 1) * T);
    this.used[row] = T;
    this.starts[row] = start;
  }

  /** A conversation: its answer counts, `weight` for each token. */
  setConversation(row: number, { tokens, mask }: Conversation, weight = 1): void {
    const from = row * this.contextLength;
    const to = from + this.contextLength;
    this.tokens.fill(0, from, to);
    this.targets.fill(NO_TARGET, from, to);
    this.weights.fill(0, from, to);
    for (let t = 0; t + 1 < tokens.length; t++) {
      this.tokens[from + t] = tokens[t]!;
      this.targets[from + t] = tokens[t + 1]!;
      this.weights[from + t] = weight * mask[t + 1]!;
    }
    this.used[row] = tokens.length - 1;
    this.starts[row] = -1;
  }

  /** Makes the weights sum to 1, so that the loss is a mean. */
  normalize(): void {
    const sum = this.weights.reduce((total, weight) => total + weight, 0);
    this.weights.forEach((weight, m) => (this.weights[m] = weight / sum));
  }
}

/** Rows from random places of a text; `counter` says which draws of the stream. */
export function textRows(
  text: Int32Array,
  rows: number,
  contextLength: number,
  seed: number,
  stream: 'pretrain' | 'finetuneText',
  counter: number,
): TrainingRows {
  const batch = new TrainingRows(rows, contextLength);
  for (let row = 0; row < rows; row++) {
    const start = Math.floor(draw(seed, stream, counter * rows + row) * (text.length - contextLength));
    batch.setText(row, text, start);
  }
  batch.normalize();
  return batch;
}
