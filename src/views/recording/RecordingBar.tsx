/** Above everything while a recording is on show: what it is of, what it holds, and the way back to a model that runs. */
import { Button } from '@/elements/Button.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { LAYER_KEYS, WHOLE_KEYS, type Recording } from '@/recording/Recording.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import { useModelName } from '@/views/shared/modelNames.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './RecordingBar.module.css';

export function RecordingBar() {
  const source = useValue('network', (state) => state.model?.source);
  return source?.kind === 'recording' && !source.isAhead ? <Bar recording={source.recording} /> : null;
}

function Bar({ recording }: { readonly recording: Recording }) {
  const { t } = useTranslation('recording');
  const format = useFormat();
  const { conductor } = useStores();
  const { model, madeAt, ids } = recording;
  const of = useModelName({ kind: 'embedded', id: model.id });
  const small = useModelName(EMBEDDED);
  const isLoading = useValue('network', (state) => state.loading !== null);
  return (
    <section className={styles.bar} aria-label={t('bar.label')}>
      <p>{t('bar.text', { model: of, count: ids.length, date: format.time(new Date(madeAt)) })}</p>
      <details>
        <summary>{t('bar.holds')}</summary>
        <Holds recording={recording} />
      </details>
      <Button isBusy={isLoading} onClick={() => void conductor.loadModel(EMBEDDED)}>
        {t('bar.close', { model: small })}
      </Button>
    </section>
  );
}

function Holds({ recording }: { readonly recording: Recording }) {
  const { t } = useTranslation('recording');
  const format = useFormat();
  const { attention, lens, streamSizes, parts, ids, promptLength } = recording;
  const names = [...WHOLE_KEYS, ...LAYER_KEYS].filter((name) =>
    [...parts.keys()].some((key) => key.split('.')[0] === name),
  );
  return (
    <ul>
      <li>{t('holds.text')}</li>
      <li>{t('holds.logits', { count: ids.length - promptLength + 1 })}</li>
      <li>{t(attention ? 'holds.attention' : 'holds.noAttention')}</li>
      {lens && streamSizes ? <li>{t('holds.picture')}</li> : null}
      {names.length > 0 ? <li>{t('holds.parts', { names: format.list(names, 'units') })}</li> : null}
      <li>{t('holds.not')}</li>
    </ul>
  );
}
