/** The files this site ships for the engine; made by scripts/vite/compressRuntime.ts. */
declare module 'virtual:shipped-files' {
  /** The runtime's WebAssembly, packed with gzip. Absolute address. */
  export const wasmUrl: string;
  /** The script that goes with it. Absolute address. */
  export const mjsUrl: string;
  export const wasmBytes: number;
  export const wasmInflatedBytes: number;
  /** Bytes of the embedded models' files, by path below models/. */
  export const modelBytes: Readonly<Record<string, number>>;
}
