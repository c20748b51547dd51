/** One change on several texts as a card: is what was found on one text true of others like it? */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { ProgressBar } from '@/elements/ProgressBar.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { Model } from '@/store/network.ts';
import { readPrompts } from '@/store/promptSet.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useChangeWords } from '@/views/shared/useChangeWords.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { Card } from './Card.tsx';
import { PROMPTS } from './promptDefaults.ts';
import { PromptsTable } from './PromptsTable.tsx';
import { useUsualChange } from './useUsualChange.ts';
import styles from './cards.module.css';

export function PromptsCard({ model }: { readonly model: Model }) {
  const { t } = useTranslation('whatif');
  const { experiment, experimentCards, promptSet } = useStores();
  const format = useFormat();
  const words = useChangeWords();
  const [written, setWritten] = useState(PROMPTS);
  const { found, isRunning, error } = useValue('promptSet', (state) => state);
  const changes = useValue('experiment', (state) => state.changes);
  const usual = useUsualChange(model);
  const prompts = readPrompts(written);
  const inUse = changes.length > 0 ? changes : usual.changes;
  const run = () => {
    experimentCards.getState().setOpen('prompts');
    const { changes: made, other, toward, away } = experiment.getState();
    void promptSet.getState().run(prompts, made.length > 0 ? { changes: made, other, toward, away } : usual);
  };
  return (
    <Card
      card="prompts"
      question={t('prompts.question')}
      onToggle={(isOpening) => experimentCards.getState().setOpen(isOpening ? 'prompts' : null)}
      onRun={run}
    >
      <p className={styles.words}>{t('prompts.what', { change: format.list(inUse.map(words.change)) })}</p>
      <Field
        label={t('prompts.texts')}
        value={written}
        onChange={setWritten}
        rows={6}
        maxRows={10}
        isMono
        hint={t('prompts.hint', { count: prompts.length })}
      />
      {isRunning && found ? (
        <div className={styles.progress}>
          <ProgressBar
            label={t('prompts.running')}
            value={found.rows.length}
            max={found.total}
            text={t('sweep.progress', { done: format.integer(found.rows.length), total: format.integer(found.total) })}
          />
          <Button onClick={() => promptSet.getState().stop()}>{t('stop')}</Button>
        </div>
      ) : (
        <div className={styles.actions}>
          <Button variant="primary" disabled={prompts.length === 0} onClick={run}>
            {t('cards.run')}
          </Button>
        </div>
      )}
      {error ? (
        <p className={styles.note}>{t(`error.${error.name === 'NotInstrumented' ? 'NotInstrumented' : 'other'}`)}</p>
      ) : null}
      {found && found.rows.length > 0 ? <PromptsTable found={found} model={model} /> : null}
    </Card>
  );
}
