/** A failure with a name the page has words for. */
import type { TrainerErrorData, TrainerErrorName } from './protocol.ts';

export class TrainerError extends Error {
  override readonly name: TrainerErrorName;
  readonly detail: string;

  constructor(name: TrainerErrorName, detail: string, options?: ErrorOptions) {
    super(`${name}: ${detail}`, options);
    this.name = name;
    this.detail = detail;
  }

  static from(data: TrainerErrorData): TrainerError {
    return new TrainerError(data.name, data.detail);
  }

  toData(): TrainerErrorData {
    return { name: this.name, detail: this.detail };
  }
}
