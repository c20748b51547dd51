/** What is told of a request while it is worked on. Part of the protocol. */
export type Progress =
  | {
      readonly phase: 'download';
      readonly loadedBytes: number;
      readonly totalBytes: number | null;
      readonly fromCache: boolean;
      /** Of what is loaded, what had come in an earlier load. */
      readonly keptBytes?: number;
    }
  /** Building the runtime and the session. */
  | { readonly phase: 'prepare' }
  /** Tokens of a long text read so far. */
  | { readonly phase: 'run'; readonly done: number; readonly total: number };
