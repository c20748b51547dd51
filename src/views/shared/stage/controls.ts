/** Controls inside views that a lesson may leave out, by their ids among what is hidden. */
import { useValue } from '@/views/shared/StoresContext.tsx';

/** By the id of the control, the view in which it stands. No view bears the id of a control. */
const VIEW_OF = {
  sampling: 'next',
  surprise: 'tokens',
  lines: 'picture',
  heads: 'head',
  switches: 'head',
  colours: 'head',
  logit: 'attribution',
  // On every panel.
  export: null,
} as const;

export type ControlId = keyof typeof VIEW_OF;
export const CONTROLS = Object.keys(VIEW_OF) as readonly ControlId[];

/** Those inside the views on show: without its view a control is not there anyway. */
export const controlsOf = (views: readonly string[]): readonly ControlId[] =>
  CONTROLS.filter((id) => {
    const view = VIEW_OF[id];
    return view === null || views.includes(view);
  });

export function useControl(id: ControlId): boolean {
  return useValue('selection', ({ hidden }) => !hidden.includes(id));
}
