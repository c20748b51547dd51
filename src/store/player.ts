/** Where the walk through one pass stands, and whether it walks by itself. What a step does is the conductor's. */
import { createStore } from 'zustand/vanilla';
import type { Stage } from '@/model/stages.ts';

/** What one tick of Play does: one stage of the pass, or one whole token. */
export const PACES = ['stage', 'token'] as const;
export type Pace = (typeof PACES)[number];

export interface PlayerState {
  readonly stage: Stage;
  readonly isPlaying: boolean;
  readonly pace: Pace;
  /** 1 is the ordinary speed. */
  readonly speed: number;
  setStage(stage: Stage): void;
  setPlaying(isPlaying: boolean): void;
  setPace(pace: Pace): void;
  setSpeed(speed: number): void;
}

export type PlayerStore = ReturnType<typeof createPlayer>;

/** How long a tick rests, in milliseconds, at speed 1: long enough to read one sentence, or one word. */
export const TICK_MILLISECONDS: Record<Pace, number> = { stage: 2400, token: 700 };
export const SPEEDS = [0.5, 1, 2, 4] as const;

/**
 * Whether a pass is being walked through: it stands at a stage after the first, or Play has begun it. At the first stage,
 * at rest, and while whole tokens are played, the pass is complete.
 */
export function isStepping({ stage, isPlaying, pace }: Pick<PlayerState, 'stage' | 'isPlaying' | 'pace'>): boolean {
  if (isPlaying) return pace === 'stage';
  return stage.kind !== 'tokenize';
}

export function createPlayer() {
  return createStore<PlayerState>()((set) => ({
    stage: { kind: 'tokenize' },
    isPlaying: false,
    pace: 'stage',
    speed: 1,
    setStage: (stage) => set({ stage }),
    setPlaying: (isPlaying) => set({ isPlaying }),
    setPace: (pace) => set({ pace }),
    setSpeed: (speed) => set({ speed }),
  }));
}
