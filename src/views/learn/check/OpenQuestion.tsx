/** What is asked first, in one's own words. It is kept in this browser, and stands in the table for the teacher. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import styles from '@/views/learn/Room.module.css';
import { Said } from '@/views/learn/Said.tsx';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import own from './Check.module.css';
import type { CheckData } from './CheckItem.ts';
import { answerId, OPEN, type Sitting } from './checkResults.ts';

export function OpenQuestion({ data, sitting }: { readonly data: CheckData; readonly sitting: Sitting }) {
  const { t } = useTranslation('learn');
  const { course } = useStores();
  const [text, setText] = useState('');
  const write = (words: string) => course.getState().write(answerId(sitting, OPEN), words);
  return (
    <form
      className={own.item}
      aria-labelledby="item-open"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') write(text.trim());
      }}
    >
      <p className={styles.note}>{t('check.open.first')}</p>
      <p id="item-open" className={own.asks}>
        <Said words={data.open.asks} />
      </p>
      <Field label={t('check.open.label')} rows={2} maxRows={6} value={text} onChange={setText} />
      <div className={styles.actions}>
        <Button variant="primary" type="submit" disabled={text.trim() === ''}>
          {t('check.next')}
        </Button>
        <Button variant="quiet" onClick={() => write('')}>
          {t('check.skipItem')}
        </Button>
      </div>
    </form>
  );
}
