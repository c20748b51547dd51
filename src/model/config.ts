/** The sizes of one GPT-2, as every room needs them. Reading a Hub `config.json` is the engine's work. */
export interface ModelConfig {
  /** L: number of blocks. */
  readonly layerCount: number;
  /** H: attention heads in a block. */
  readonly headCount: number;
  /** d: width of the residual stream. */
  readonly width: number;
  /** dh = d / H: size of a query, key or value. */
  readonly headSize: number;
  /** V: number of tokens the model knows. */
  readonly vocabularySize: number;
  /** The longest sequence the model was trained on, in tokens. */
  readonly contextLength: number;
}

/**
 * Tokens the workbench shows the model at once, until the visitor asks for more. A picture of more is hard to read, and
 * attention for all heads grows with the square of the length (144 heads × 256² × 4 B = 38 MB; × 1,024² it is 604 MB).
 */
export const WORKBENCH_TOKENS = 256;

/** The window: how many of the last tokens the model reads, where so many are wanted. */
export function windowLength(config: ModelConfig, wanted: number): number {
  return Math.min(config.contextLength, wanted);
}

/** The windows to choose from: doubled from the least up to all that the model was trained on. */
export function windowChoices({ contextLength }: ModelConfig): number[] {
  const choices: number[] = [];
  for (let tokens = WORKBENCH_TOKENS; tokens < contextLength; tokens *= 2) choices.push(tokens);
  return [...choices, contextLength];
}
