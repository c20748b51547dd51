/** The stage on which a view stands, for views that have a place inside them for another one. */
import { createContext } from 'react';
import type { Choices, ViewSpec, ZoneSpec } from './ViewSpec.ts';

export interface StageOnShow {
  readonly zones: readonly ZoneSpec[];
  /** Those on show. */
  readonly views: readonly ViewSpec[];
  readonly choices: Choices;
}

export const StageContext = createContext<StageOnShow>({ zones: [], views: [], choices: {} });
