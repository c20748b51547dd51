/** The tokenizers' files that this site ships; made by scripts/vite/tokenizerFiles.ts. */
declare module 'virtual:tokenizer-files' {
  interface ShippedTokenizer {
    /** Absolute address. */
    readonly url: string;
    /** As it is sent. */
    readonly bytes: number;
  }
  export const tokenizerFiles: Readonly<Record<'gpt2' | 'cl100k' | 'o200k' | 'qwen' | 'mistral', ShippedTokenizer>>;
}
