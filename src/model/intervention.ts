/**
 * What is changed inside the network while it computes, as numbers: everything the engine needs and
 * nothing of why. What a visitor asks for, in words and with its rules, is experiment.ts.
 *
 * A LEVEL names a place on the residual stream: level 0 lies before the first block, level l + 1
 * after layer index l; so level l is what layer index l reads, and level L what is unembedded.
 */

/** One weight of attention that is taken away before the softmax: the rest of the row shares it. */
export interface Cut {
  readonly layer: number;
  /** Null: every head of the layer. */
  readonly head: number | null;
  readonly query: number;
  readonly key: number;
}

/** The residual stream at one place becomes this row. */
export interface Replacement {
  readonly level: number;
  readonly position: number;
  /** d numbers. */
  readonly row: Float32Array;
}

/** This row is added to the residual stream of a level, at every position from `from` on. */
export interface Addition {
  readonly level: number;
  readonly from: number;
  /** d numbers. */
  readonly row: Float32Array;
}

/** This row is added to what one head mixed, at every position, before attention's output projection reads it. */
export interface HeadAddition {
  readonly layer: number;
  readonly head: number;
  /** dh numbers. */
  readonly row: Float32Array;
}

export interface Intervention {
  /** L×H factors for the attention probabilities, after the softmax: 1 as it is, 0 switched off. */
  readonly headScale?: Float32Array;
  /**
   * With a factor of 0: the head hands on this row everywhere. Mean ablation, when it is the head's own mean.
   * Source: Wang et al. 2022, "Interpretability in the Wild".
   */
  readonly headAdditions?: readonly HeadAddition[];
  /** L factors for what each MLP writes: 1 as it is, 0 nothing. */
  readonly mlpScale?: Float32Array;
  /**
   * Attention knock-out: the score becomes −∞, so the weight is 0 and the row still sums to 1.
   * Source: Geva et al. 2023, "Dissecting Recall of Factual Associations".
   */
  readonly cuts?: readonly Cut[];
  /** Activation patching. Applied before additions of the same level. Source: Meng et al. 2022. */
  readonly replacements?: readonly Replacement[];
  /** Activation steering. Source: Turner et al. 2023, "Activation Addition". */
  readonly additions?: readonly Addition[];
}
