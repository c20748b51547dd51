/**
 * What stands on the first visit until the model has come: the recording of the first text, in the same views, marked
 * as recorded. It gives way to the model when that has computed the same text, so that nothing on the page moves. What
 * the visitor writes meanwhile waits in the box, and a press that needs the model waits for it.
 */
import type { Engine } from '@/engine/Engine.ts';
import type { LoadedModel } from '@/engine/protocol.ts';
import { tokenId } from '@/model/axes.ts';
import { isSameText } from '@/model/tokens.ts';
import { EMBEDDED } from './catalog.ts';
import { isAhead, type Before, type Model, type NetworkStore } from './network.ts';
import type { SequenceStore } from './sequence.ts';
import type { PartRequest, TraceStore } from './trace.ts';

export interface AheadFile {
  /** The text that was recorded. */
  readonly text: string;
  /** Null when it cannot be had: the page then waits for the model. */
  open(): Promise<Uint8Array<ArrayBuffer> | null>;
}

/** What the conductor lends: only it reads texts and knows what is looked at. */
interface Hands {
  readonly read: (text: string) => Promise<void>;
  readonly wanted: (length: number) => readonly PartRequest[];
}

export interface Standing {
  /** For a load of the model that comes with the page, while there is none; else undefined. */
  before(hands: Hands): (Before & { readonly hasGivenWay: () => boolean }) | undefined;
  /** A text that only the model on its way can read. */
  mustWait(text: string): boolean;
}

interface Around {
  readonly engine: Engine;
  readonly network: NetworkStore;
  readonly sequence: SequenceStore;
  readonly trace: TraceStore;
  /** Reads the picture's own numbers anew (picture.ts). */
  readonly renew: (model: Model) => Promise<void>;
  readonly file: AheadFile | undefined;
}

export function createAhead({ engine, network, sequence, trace, renew, file }: Around): Standing {
  // Should the load fail, nothing stands any more.
  network.subscribe(({ model }, last) => {
    if (model !== null || !isAhead(last.model)) return;
    trace.getState().clear();
    sequence.getState().forgetTokens();
  });

  const isItsText = (text: string) => text === file?.text;

  async function open(): Promise<LoadedModel | null> {
    if (!file || !isItsText(sequence.getState().draft)) return null;
    try {
      const bytes = await file.open();
      if (!bytes) return null;
      const { readRecording } = await import('@/recording/readRecording.ts');
      const recording = await readRecording(bytes);
      if (recording.prompt !== file.text || recording.model.id !== EMBEDDED.id) return null;
      const source = { kind: 'recording', id: EMBEDDED.id, recording, isAhead: true } as const;
      const loaded = await engine.load({ source });
      return isItsText(sequence.getState().draft) ? loaded : null;
    } catch {
      // It only shortens the wait, so nothing is told of it.
      return null;
    }
  }

  /** True when the model has computed what stands. */
  async function takeOver(model: Model, wanted: Hands['wanted']): Promise<boolean> {
    const { draft, prompt, promptIds } = sequence.getState();
    if (!isItsText(draft) || prompt !== draft) return false;
    const { ids } = await engine.tokenize({ text: prompt });
    if (!isSameText(Array.from(ids, tokenId), promptIds)) return false;
    trace.getState().renew();
    const whole = promptIds.length;
    if (!(await trace.getState().show(promptIds, wanted(promptIds.length), { whole }))) return false;
    await renew(model);
    return true;
  }

  return {
    mustWait: (text) => isAhead(network.getState().model) && !isItsText(text),

    before({ read, wanted }) {
      if (!file || network.getState().model) return undefined;
      let hasGivenWay = false;
      return {
        open,
        show: () => read(file.text),
        async giveWay(model) {
          // A failure is told by the ordinary way, which comes next.
          hasGivenWay = await takeOver(model, wanted).catch(() => false);
        },
        hasGivenWay: () => hasGivenWay,
      };
    },
  };
}
