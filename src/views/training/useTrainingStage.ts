/** What the training page and a lesson that shows its stage share: the tabs, and what commands act on. */
import { useEffect, useMemo } from 'react';
import { ASIDES } from '@/store/training/trainingState.ts';
import { bindKeys } from '@/views/shared/commands/bindKeys.ts';
import type { CommandPage } from '@/views/shared/commands/Command.ts';
import { useCommandPage } from '@/views/shared/commands/CommandContext.ts';
import { commandsOf } from '@/views/shared/commands/commands.ts';
import type { Choices } from '@/views/shared/stage/ViewSpec.ts';
import { useTrained, useTraining } from './TrainingContext.tsx';

/** Its keys are bound while it is on show: they need its stores. */
const OWN_COMMANDS = commandsOf(['training']);

/** `hasKeys`: not while an answer is covered. */
export function useTrainingStage(hasKeys: boolean): { readonly page: CommandPage; readonly choices: Choices } {
  const stores = useTraining();
  const { training } = stores;
  const outer = useCommandPage();
  const aside = useTrained('training', (state) => state.aside);
  const page = useMemo(() => ({ ...outer, training: stores }), [outer, stores]);
  useEffect(() => (hasKeys ? bindKeys(page, OWN_COMMANDS) : undefined), [page, hasKeys]);
  const choices = useMemo((): Choices => {
    const choose = (id: string) => {
      const chosen = ASIDES.find((known) => known === id);
      if (chosen) training.getState().showAside(chosen);
    };
    return { aside: { chosen: aside, choose } };
  }, [training, aside]);
  return { page, choices };
}
