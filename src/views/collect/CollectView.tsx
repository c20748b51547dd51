/**
 * The answers of a class to one question, without a server: they come by paste, by codes or over the room's network, and
 * stand beside what the model gives once they are revealed.
 */
import { useEffect, useMemo, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Dialog } from '@/elements/Dialog.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import { writeQuestion } from '@/store/collect/questionLink.ts';
import { answersOf, isUntouched } from '@/store/collect/round.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { BeforeAfter } from './BeforeAfter.tsx';
import { CodeSection } from './CodeSection.tsx';
import { useCollected, useCollecting } from './CollectContext.ts';
import styles from './CollectView.module.css';
import { PasteSection } from './PasteSection.tsx';
import { PeerSection } from './PeerSection.tsx';
import { QuestionSection } from './QuestionSection.tsx';
import { ResultSection } from './ResultSection.tsx';
import { useShownText } from './useShownText.ts';

const WAYS = ['paste', 'codes', 'network'] as const;
/** Of a text that is being typed not every letter is told to the class; milliseconds. */
const SETTLED = 600;
type Way = (typeof WAYS)[number];

export function CollectView() {
  const { t } = useTranslation('collect');
  const { teaching } = useStores();
  const { collected, peers } = useCollecting();
  const round = useCollected('collected', (state) => state.round);
  const canUndo = useCollected('collected', (state) => state.before !== null);
  const [way, setWay] = useState<Way>('paste');
  const answers = useMemo(() => answersOf(round), [round]);
  const shown = useShownText();
  useEffect(() => {
    // A question that nobody answered yet is what the class sees now.
    if (shown !== '' && isUntouched(collected.getState().round)) collected.getState().change({ question: shown });
  }, [collected, shown]);
  const { question } = round;
  useEffect(() => {
    const timer = setTimeout(() => peers.getState().ask(question === '' ? '' : writeQuestion(question)), SETTLED);
    return () => clearTimeout(timer);
  }, [peers, question]);
  return (
    <Dialog
      isOpen
      onClose={() => teaching.getState().endCollecting()}
      title={t('title')}
      closeLabel={t('close')}
      size="page"
    >
      <div className={styles.collect} data-revealed={round.isRevealed || undefined}>
        <div className={styles.gather}>
          <QuestionSection shown={shown} />
          <Segmented
            label={t('way')}
            isLabelHidden
            look="tabs"
            options={WAYS.map((value) => ({ value, label: t(`ways.${value}`) }))}
            value={way}
            onChange={setWay}
          />
          {way === 'paste' ? <PasteSection answers={answers} /> : way === 'codes' ? <CodeSection /> : <PeerSection />}
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
        <BeforeAfter />
      </div>
    </Dialog>
  );
}
