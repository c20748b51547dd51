/**
 * The answers of a class to one question, without a server: they come by paste, by codes or over the room's network, and
 * stand beside what the model gives once they are revealed.
 */
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/elements/Button.tsx';
import { Dialog } from '@/elements/Dialog.tsx';
import { answersOf, isUntouched } from '@/store/collect/round.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { useCollected, useCollecting } from './CollectContext.ts';
import styles from './CollectView.module.css';
import { PasteSection } from './PasteSection.tsx';
import { QuestionSection } from './QuestionSection.tsx';
import { ResultSection } from './ResultSection.tsx';
import { useShownText } from './useShownText.ts';

export function CollectView() {
  const { t } = useTranslation('collect');
  const { teaching } = useStores();
  const { collected } = useCollecting();
  const round = useCollected('collected', (state) => state.round);
  const canUndo = useCollected('collected', (state) => state.before !== null);
  const answers = useMemo(() => answersOf(round), [round]);
  const shown = useShownText();
  useEffect(() => {
    // A question that nobody answered yet is what the class sees now.
    if (shown !== '' && isUntouched(collected.getState().round)) collected.getState().change({ question: shown });
  }, [collected, shown]);
  return (
    <Dialog
      isOpen
      onClose={() => teaching.getState().setCollecting(false)}
      title={t('title')}
      closeLabel={t('close')}
      size="page"
    >
      <div className={styles.collect}>
        <div className={styles.gather}>
          <QuestionSection shown={shown} />
          <PasteSection answers={answers} />
          <div className={styles.line}>
            <Button disabled={isUntouched(round)} onClick={() => collected.getState().begin(shown)}>
              {t('begin')}
            </Button>
            <Button icon="undo" disabled={!canUndo} onClick={() => collected.getState().undo()}>
              {t('undo')}
            </Button>
          </div>
          <p className={styles.quiet}>{t('kept')}</p>
        </div>
        <ResultSection answers={answers.answers} />
      </div>
    </Dialog>
  );
}
