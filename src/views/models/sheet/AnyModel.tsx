/** Any other model by its id: checked by small requests before anything large moves. */
import { useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { useModelName } from '@/views/shared/modelNames.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import type { ModelSource } from '@/store/network.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { CheckedModel } from './CheckedModel.tsx';
import styles from './ModelsSheet.module.css';
import { readModelId } from './readModelId.ts';
import { useChecked } from './useChecked.ts';

export function AnyModel({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('sheet');
  const { models } = useStores();
  const hub = useValue('network', (state) => state.site.hub);
  const [written, setWritten] = useState('');
  const [isWrong, setWrong] = useState(false);
  const [source, setSource] = useState<ModelSource | null>(null);
  const checked = useChecked(source);
  const name = useModelName(source ?? EMBEDDED);
  const check = () => {
    const id = readModelId(written);
    setWrong(id === null);
    if (id === null) return setSource(null);
    const asked: ModelSource = { kind: 'hub', id, hub };
    setSource(asked);
    void models.getState().check(asked);
  };
  return (
    <section className={styles.section}>
      <h3>{t('any.title')}</h3>
      <Field
        label={t('any.label')}
        value={written}
        onChange={(value) => {
          setWritten(value);
          setWrong(false);
        }}
        isMono
        hint={t('any.hint')}
        error={isWrong ? t('any.wrong') : null}
        onKeyDown={(event) => {
          if (event.key === 'Enter') check();
        }}
        after={<Button onClick={check}>{t('any.check')}</Button>}
      />
      {checked ? (
        <section className={styles.card} aria-label={t('card.label', { model: name })}>
          <h4>{name}</h4>
          <CheckedModel checked={checked} onDone={onDone} />
        </section>
      ) : null}
    </section>
  );
}
