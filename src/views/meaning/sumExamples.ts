/** Sums to try: two that are quoted everywhere, and others of the same form. What comes out is the model's to say. */
export interface SumExample {
  readonly plus: string;
  readonly minus: string;
  readonly also: string;
  /** What one hopes for. */
  readonly hoped: string;
}

export const SUM_EXAMPLES: readonly SumExample[] = [
  { plus: ' king', minus: ' man', also: ' woman', hoped: ' queen' },
  { plus: ' father', minus: ' man', also: ' woman', hoped: ' mother' },
  { plus: ' London', minus: ' England', also: ' France', hoped: ' Paris' },
  { plus: ' went', minus: ' go', also: ' come', hoped: ' came' },
  { plus: ' better', minus: ' good', also: ' bad', hoped: ' worse' },
  { plus: ' cars', minus: ' car', also: ' dog', hoped: ' dogs' },
];
