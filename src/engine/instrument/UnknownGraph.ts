/** Thrown for a graph that is not a GPT-2 we can see into. It may still run: the model is then opaque. */
export class UnknownGraph extends Error {
  override readonly name = 'UnknownGraph';
}
