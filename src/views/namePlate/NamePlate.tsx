/**
 * A few words under the prompt: which model continues this text, what it was made of, and that it does not answer.
 * Once more, in a sentence that fits, when the text looks like something that people ask an assistant.
 */
import { useDeferredValue } from 'react';
import { textKind } from '@/model/textKind.ts';
import { CATALOG, EMBEDDED } from '@/store/catalog.ts';
import { useModelName } from '@/views/shared/modelNames.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './NamePlate.module.css';

export function NamePlate() {
  const { t } = useTranslation('models');
  const source = useValue('network', (state) => state.model?.source ?? state.loading?.source ?? EMBEDDED);
  const draft = useDeferredValue(useValue('sequence', (state) => state.draft));
  const name = useModelName(source);
  const entry = CATALOG.find(({ id }) => id === source.id);
  const isTrained = source.kind === 'files';
  const isRecording = source.kind === 'recording' && !source.isAhead;
  const made = () => {
    if (isTrained) return t('plate.trained');
    if (isRecording) return t('plate.recording', { name });
    if (!entry) return t('plate.unknown', { name });
    return t(`plate.${entry.key}`, { name, count: entry.parametersMillion });
  };
  // What the trained model reads is its own small world: these sentences are about English and its books.
  const kind = isTrained || isRecording ? null : textKind(draft);
  return (
    <section className={styles.plate} aria-label={t('plate.label')}>
      <p>{made()}</p>
      <p>{t('plate.continues')}</p>
      {kind ? <p className={styles.warning}>{t(`plate.kind.${kind}`)}</p> : null}
    </section>
  );
}
