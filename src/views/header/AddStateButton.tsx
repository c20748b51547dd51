/** While a lesson is being made: this state becomes its next step. The place *Teach* takes it from here. */
import { Button } from '@/elements/Button.tsx';
import { useCommand } from '@/views/shared/commands/useCommand.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export function AddStateButton() {
  const { t } = useTranslation('app');
  const { isPossible, run } = useCommand('addState');
  const waiting = useValue('teaching', (state) => state.waiting.length);
  if (!isPossible) return null;
  return (
    <Button variant="quiet" icon="add" title={t('addState.hint')} onClick={run}>
      {waiting > 0 ? t('addState.added', { count: waiting }) : t('addState.label')}
    </Button>
  );
}
