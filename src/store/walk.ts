/** Walking through one pass stage by stage, and through the text token by token: next, back, play, pause. */
import type { TokenId } from '@/model/axes.ts';
import { listStages, sameStage, type Stage } from '@/model/stages.ts';
import type { NetworkStore } from './network.ts';
import { TICK_MILLISECONDS, type PlayerStore } from './player.ts';
import type { SequenceStore } from './sequence.ts';
import type { Wait } from './wait.ts';

export interface Walk {
  /** One stage on; after the last one the token is appended and the next pass begins. False when it cannot go on. */
  nextStep(): Promise<boolean>;
  /** One stage back; before a pass's first stage lies the last stage of the pass before. */
  previousStep(): Promise<void>;
  /** Along the tokens that were generated: never beyond them. */
  moveToken(by: number): Promise<void>;
  play(): Promise<void>;
  pause(): void;
}

interface Around {
  readonly network: NetworkStore;
  readonly player: PlayerStore;
  readonly sequence: SequenceStore;
  readonly wait: Wait;
  nextToken(forced?: TokenId): Promise<boolean>;
  goToStep(cursor: number): Promise<void>;
  goToStage(stage: Stage): void;
}

export function createWalk({ network, player, sequence, wait, nextToken, goToStep, goToStage }: Around): Walk {
  let plays = 0;

  function stages(): Stage[] {
    const { model } = network.getState();
    return listStages(model?.config.layerCount ?? 0, model?.architecture?.structure.sublayers);
  }

  function pause() {
    plays += 1;
    player.getState().setPlaying(false);
  }

  async function nextStep(): Promise<boolean> {
    if (!network.getState().model) return false;
    const all = stages();
    const at = all.findIndex((stage) => sameStage(stage, player.getState().stage));
    const next = all[at + 1];
    if (next) {
      goToStage(next);
      return true;
    }
    // The pass is over: its token joins the text, and the next pass embeds it.
    if (!(await nextToken())) return false;
    goToStage({ kind: 'embed' });
    return true;
  }

  async function previousStep() {
    const all = stages();
    const at = all.findIndex((stage) => sameStage(stage, player.getState().stage));
    const { cursor } = sequence.getState();
    const isPassBegin = all[at]?.kind === 'embed' && cursor > 0;
    if (isPassBegin) {
      await goToStep(cursor - 1);
      goToStage({ kind: 'append' });
      return;
    }
    const previous = all[at - 1];
    if (previous) goToStage(previous);
  }

  /** True when the token just appended ends the text. */
  function hasEnded(): boolean {
    const { generated, cursor } = sequence.getState();
    const last = generated[cursor - 1];
    return last !== undefined && (network.getState().model?.vocabulary.special.has(last.id) ?? false);
  }

  /** One token on: the one that stands there already, else a new one. */
  async function nextOnClock(): Promise<boolean> {
    const { generated, cursor } = sequence.getState();
    if (cursor === generated.length) return nextToken();
    await goToStep(cursor + 1);
    return true;
  }

  async function moveToken(by: number) {
    const { generated, cursor } = sequence.getState();
    const next = cursor + by;
    pause();
    if (next >= 0 && next <= generated.length) await goToStep(next);
  }

  async function play() {
    const mine = ++plays;
    player.getState().setPlaying(true);
    let isFirst = true;
    while (mine === plays) {
      const { pace, speed } = player.getState();
      // A token appears at once; a stage is first left to be read.
      if (pace === 'stage' || !isFirst) await wait(TICK_MILLISECONDS[pace] / speed);
      if (mine !== plays) return;
      const cursor = sequence.getState().cursor;
      const moved = pace === 'stage' ? await nextStep() : await nextOnClock();
      if (mine !== plays) return;
      const ended = sequence.getState().cursor !== cursor && hasEnded();
      if (!moved || ended) pause();
      isFirst = false;
    }
  }

  return { nextStep, previousStep, moveToken, play, pause };
}
