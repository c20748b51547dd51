/** A failure with a name the page has words for. */
import type { EngineErrorData, EngineErrorName } from './protocol.ts';

export class EngineError extends Error {
  override readonly name: EngineErrorName;
  readonly detail: string;
  readonly facts: EngineErrorData['facts'];

  constructor(name: EngineErrorName, detail: string, options?: ErrorOptions & Pick<EngineErrorData, 'facts'>) {
    super(`${name}: ${detail}`, options);
    this.name = name;
    this.detail = detail;
    this.facts = options?.facts;
  }

  static from({ name, detail, facts }: EngineErrorData): EngineError {
    return new EngineError(name, detail, facts && { facts });
  }

  toData(): EngineErrorData {
    return { name: this.name, detail: this.detail, ...(this.facts && { facts: this.facts }) };
  }
}

/** True for the failure that means that this model, or this recording, has no such numbers: no fault, and asking again gives none. */
export function isLacking({ name }: Pick<EngineErrorData, 'name'>): boolean {
  return name === 'NotInstrumented' || name === 'NotRecorded';
}

/** True for the failure that means "no longer wanted", which nobody needs to see. */
export function isAborted(error: unknown): boolean {
  return error instanceof EngineError && (error.name === 'Aborted' || error.name === 'Stale');
}
