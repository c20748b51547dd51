/**
 * Watches a GPU while it computes. A browser takes it away when its driver is renewed, when the computer slept, when
 * another page made it fail; and it reports a fault, such as memory that was not to be had, beside the numbers that it
 * then does not compute. Numbers that came with a fault are none.
 */
import type { EngineError } from '@/engine/EngineError.ts';
import { gpuFailed } from './gpuFailed.ts';

/** As much of GPUDevice as is used. */
export interface WatchedDevice {
  readonly lost: Promise<Pick<GPUDeviceLostInfo, 'reason' | 'message'>>;
  addEventListener(type: 'uncapturederror', heard: (event: Pick<GPUUncapturedErrorEvent, 'error'>) => void): void;
}

export class GpuWatch {
  readonly #lost: Promise<never>;
  #fault: EngineError | null = null;

  constructor(device: WatchedDevice) {
    this.#lost = device.lost.then(({ reason, message }) => {
      throw gpuFailed('lost', `The GPU was lost (${reason}): ${message}`);
    });
    // Nobody may be computing when it happens; the next run says it.
    this.#lost.catch(() => undefined);
    device.addEventListener('uncapturederror', ({ error }) => {
      this.#fault ??= gpuFailed('run', error.message);
    });
  }

  async during<Result>(work: Promise<Result>): Promise<Result> {
    try {
      const result = await Promise.race([work, this.#lost]);
      if (this.#fault) throw this.#fault;
      return result;
    } catch (error) {
      // Work fails for a loss, too, and may be heard of first.
      await Promise.race([this.#lost, soon()]);
      throw error;
    }
  }
}

const soon = () => new Promise<void>((done) => setTimeout(done));
