/** Next token, and at Basics the one control of how it is drawn. */
import { Button } from '@/elements/Button.tsx';
import { isAhead, isRecorded } from '@/store/network.ts';
import { useCommand } from '@/views/shared/commands/useCommand.ts';
import { useNextToken, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { HowDaring } from './HowDaring.tsx';
import styles from './VerbView.module.css';

export function VerbView() {
  const { t } = useTranslation(['nextToken', 'recording']);
  const command = useCommand('next');
  const isReady = useNextToken() !== null;
  const isVeiled = useValue('selection', (state) => state.isVeiled);
  const atEnd = useValue('sequence', (state) => state.cursor === state.generated.length);
  const isOver = useValue('network', ({ model }) => isRecorded(model) && !isAhead(model)) && atEnd;
  const isAwaited = useValue('network', (state) => state.isAwaited);
  const isBasics = useValue('selection', (state) => state.depth === 'basics');
  return (
    <div className={styles.verb}>
      <Button
        variant="primary"
        shortcut={command.shortcut}
        disabled={!isReady || isVeiled || isOver}
        isBusy={isAwaited}
        title={isAwaited ? t('recording:ahead.waits') : undefined}
        onClick={command.run}
      >
        {t('next')}
      </Button>
      {isBasics ? <HowDaring /> : null}
    </div>
  );
}
