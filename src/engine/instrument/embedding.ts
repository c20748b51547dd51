/**
 * Finds the token and the position embedding: the two operands of the sum that starts the residual
 * stream. They are told apart by where the row numbers of their look-up come from.
 */
import type { GraphIndex } from './GraphIndex.ts';

export interface EmbeddingParts {
  readonly token: string;
  readonly position: string;
}

const AROUND_LOOKUP = new Set(['Cast', 'Identity', 'Dropout', 'DequantizeLinear', 'Reshape', 'Unsqueeze', 'Mul']);
const MOST_VISITED = 200;

/** Null when the sum is made in another way, as in a graph with a third embedding. */
export function findEmbeddingParts(index: GraphIndex, embedding: string): EmbeddingParts | null {
  const sum = index.producer(index.back(embedding, new Set(['Cast', 'Identity', 'Dropout'])));
  const [left, right] = sum?.inputs ?? [];
  if (sum?.op !== 'Add' || !left || !right) return null;
  const leftReads = readsTokens(index, left);
  const rightReads = readsTokens(index, right);
  if (leftReads === null || rightReads === null || leftReads === rightReads) return null;
  return leftReads ? { token: left, position: right } : { token: right, position: left };
}

/** True when the look-up behind `tensor` is by token id, false when by anything else, null when it is no look-up. */
function readsTokens(index: GraphIndex, tensor: string): boolean | null {
  const lookup = index.producer(index.back(tensor, AROUND_LOOKUP));
  if (lookup?.op !== 'Gather') return null;
  return dependsOnValues(index, lookup.inputs[1] ?? '', 'input_ids');
}

/** Whether values of `source` reach `tensor`. Its shape alone does not count: positions are often counted from it. */
function dependsOnValues(index: GraphIndex, tensor: string, source: string): boolean {
  const waiting = [tensor];
  const seen = new Set<string>();
  while (waiting.length > 0 && seen.size < MOST_VISITED) {
    const at = waiting.pop()!;
    if (at === source) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    const node = index.producer(at);
    if (!node || node.op === 'Shape') continue;
    // A Reshape moves values of its first input; the second only says how.
    for (const input of node.op === 'Reshape' ? node.inputs.slice(0, 1) : node.inputs) waiting.push(input);
  }
  return false;
}
