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

/** The runtime's build for the GPU; made by scripts/vite/gpuRuntime.ts. */
declare module 'virtual:gpu-runtime' {
  /** The WebAssembly, packed with gzip. Absolute address, as the others. */
  export const wasmUrl: string;
  /** The script that goes with it. */
  export const mjsUrl: string;
  /** The runtime's own script: a second copy beside the one that the library has. */
  export const scriptUrl: string;
  export const wasmBytes: number;
  export const wasmInflatedBytes: number;
  /** Of the three files as they are shipped. */
  export const allBytes: number;
}
