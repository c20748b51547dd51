/**
 * What passes between a lesson that is shown to a room and the window with the presenter's notes: two pages of one
 * origin in one browser. Notes go one way, commands the other; either page may be loaded anew at any time.
 */
import type { CommandId } from '@/views/shared/commands/commands.ts';

/** What the window of notes shows. */
export interface Slide {
  readonly title: string;
  /** From 1. */
  readonly step: number;
  readonly count: number;
  /** To the presenter, in paragraphs. */
  readonly notes: readonly string[];
  /** What the students read at the next step, in paragraphs; null after the last. */
  readonly next: readonly string[] | null;
  /** Planned for this step; 0: none. */
  readonly minutes: number;
  readonly isCovered: boolean;
  readonly isBlack: boolean;
  readonly hasSpot: boolean;
  /** Milliseconds of the clock: since when the lesson is shown, and since when this step. */
  readonly beganAt: number;
  readonly stepBeganAt: number;
}

/** `from`: the page that presents; commands are for the one that spoke last. */
export type PresentMessage =
  | { readonly kind: 'slide'; readonly from: number; readonly slide: Slide }
  | { readonly kind: 'ended'; readonly from: number }
  | { readonly kind: 'hello' }
  | { readonly kind: 'do'; readonly to: number; readonly id: CommandId; readonly by: number };

export interface PresentChannel {
  post(message: PresentMessage): void;
  close(): void;
}

const NAME = 'glassbox-present';

/** Where the browser lets pages not speak with each other, nothing is heard. */
export function openPresentChannel(hear: (message: PresentMessage) => void): PresentChannel {
  try {
    const channel = new BroadcastChannel(NAME);
    channel.onmessage = ({ data }: MessageEvent<PresentMessage>) => hear(data);
    return { post: (message) => channel.postMessage(message), close: () => channel.close() };
  } catch {
    return { post: () => {}, close: () => {} };
  }
}
