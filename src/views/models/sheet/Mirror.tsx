/** Where models come from, and another address for them: the site owner's, or the visitor's own with what that means. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { DEFAULT_SITE } from '@/store/catalog.ts';
import { normalAddress } from '@/store/models.ts';
import { hostName } from '@/views/shared/modelNames.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './ModelsSheet.module.css';

export function Mirror() {
  const { t } = useTranslation('sheet');
  const { models } = useStores();
  const hub = useValue('network', (state) => state.site.hub);
  const mirror = useValue('network', (state) => state.mirror);
  const owners = useValue('network', (state) => state.owner.hub);
  const [written, setWritten] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const set = () => {
    const address = normalAddress(written);
    if (address === null) return setProblem(t('mirror.wrong'));
    const isSet = models.getState().setMirror(address);
    setProblem(isSet ? null : t('mirror.forbidden', { place: hostName(address) }));
    if (isSet) setWritten('');
  };
  const back = () => {
    models.getState().setMirror(null);
    setProblem(null);
  };
  return (
    <details className={styles.mirror}>
      <summary>{t('mirror.title')}</summary>
      <p className={styles.small}>{t('mirror.now', { address: hub })}</p>
      <Field
        label={t('mirror.label')}
        type="url"
        value={written}
        onChange={(value) => {
          setWritten(value);
          setProblem(null);
        }}
        isMono
        placeholder={DEFAULT_SITE.hub}
        hint={t('mirror.hint')}
        error={problem}
        onKeyDown={(event) => {
          if (event.key === 'Enter') set();
        }}
        after={<Button onClick={set}>{t('mirror.set')}</Button>}
      />
      {mirror === null ? null : <Button onClick={back}>{t('mirror.back', { place: hostName(owners) })}</Button>}
    </details>
  );
}
