/** The text to cut. It begins as the prompt of the workbench, and can become the prompt. */
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { LONGEST_DESK_TEXT } from '@/store/tokensDesk.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './DeskText.module.css';

export function DeskText() {
  const { t } = useTranslation('desk');
  const { conductor, tokensDesk } = useStores();
  const own = useValue('tokensDesk', (state) => state.own);
  const prompt = useValue('sequence', (state) => state.draft);
  const text = own ?? prompt;
  const isPrompt = text === prompt;
  const follow = tokensDesk.getState().followPrompt;
  const makePrompt = () => {
    void conductor.readPrompt(text);
    follow();
  };
  return (
    <Panel heading={t('text.heading')} hasExport={false}>
      <Field
        label={t('text.label')}
        rows={4}
        maxRows={12}
        value={text}
        placeholder={t('text.placeholder')}
        spellCheck={false}
        onChange={tokensDesk.getState().setText}
        hint={t(own === null ? 'text.fromPrompt' : isPrompt ? 'text.same' : 'text.own')}
        error={text.length > LONGEST_DESK_TEXT ? t('text.long', { most: LONGEST_DESK_TEXT }) : null}
      />
      <div className={styles.actions}>
        <Button onClick={follow}>{t('text.usePrompt')}</Button>
        <Button onClick={makePrompt}>{t('text.useAsPrompt')}</Button>
      </div>
    </Panel>
  );
}
