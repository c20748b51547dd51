/** In place of the numbers of a tokenizer that is not shown: how large its file is and the way to get it, how far that is, or what went wrong. */
import { Button } from '@/elements/Button.tsx';
import { ProgressBar } from '@/elements/ProgressBar.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { TokenizerId } from '@/model/tokenizers/designs.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useTokenizers, useTokenizerValue } from './TokenizersContext.ts';
import styles from './FetchCell.module.css';

export function FetchCell({ id, name }: { readonly id: TokenizerId; readonly name: string }) {
  const { t } = useTranslation('tokenizers');
  const format = useFormat();
  const { tokenizers } = useTokenizers();
  const file = useTokenizerValue('tokenizers', (state) => state.files[id]);
  const total = useTokenizerValue('tokenizers', (state) => state.bytes[id]);
  const isKept = useTokenizerValue('tokenizers', (state) => state.kept.includes(id));
  const fetchIt = () => void tokenizers.getState().fetch([id]);
  switch (file.kind) {
    case 'fetching': {
      const { loadedBytes } = file;
      const done = { done: format.bytes(loadedBytes), total: format.bytes(total) };
      return (
        <div className={styles.progress}>
          <ProgressBar
            label={t('fetching', { name })}
            value={total > 0 ? loadedBytes : null}
            max={total > 0 ? total : null}
            text={total > 0 ? t('fetchingBytes', done) : ''}
          />
          <Button icon="stop" label={t('stopLabel', { name })} onClick={() => tokenizers.getState().stop(id)}>
            {t('stop')}
          </Button>
        </div>
      );
    }
    case 'failed':
      return (
        <div className={styles.failed} role="alert">
          <span>{t(`failed.${file.error}`)}</span>
          <Button label={t('againLabel', { name })} onClick={fetchIt}>
            {t('again')}
          </Button>
        </div>
      );
    case 'ready':
    case 'absent': {
      if (isKept || total === 0)
        return (
          <Button label={t(total === 0 ? 'takeFreeLabel' : 'takeKeptLabel', { name })} onClick={fetchIt}>
            {t('takeKept')}
          </Button>
        );
      const size = format.bytes(total);
      return (
        <Button icon="download" label={t('fetchLabel', { name, size })} onClick={fetchIt}>
          {t('fetch', { size })}
        </Button>
      );
    }
  }
}
