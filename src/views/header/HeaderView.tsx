/** The top line: name, places, model, depth, link, theme, help. */
import type { ReactNode } from 'react';
import { Button } from '@/elements/Button.tsx';
import type { Page } from '@/store/selection.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './HeaderView.module.css';
import { AddStateButton } from './AddStateButton.tsx';
import { PlaceNav } from './PlaceNav.tsx';
import { ShareButton } from './ShareButton.tsx';
import { useTheme } from './useTheme.ts';

export interface HeaderViewProps {
  readonly pages: readonly Page[];
  /** Of a place that has one: the model in use, and the way to another one. */
  readonly model?: ReactNode;
  /** Of a place that has depths: how much of it is shown. */
  readonly depth?: ReactNode;
  /** How far a model on its way has come. */
  readonly status?: ReactNode;
  readonly onHelp: () => void;
}

export function HeaderView({ pages, model, depth, status, onHelp }: HeaderViewProps) {
  const { t } = useTranslation('app');
  const { shown, toggle } = useTheme();
  return (
    <header className={styles.header}>
      <h1 className={styles.name}>
        <span>{t('name')}</span> <span className={styles.tagline}>{t('tagline')}</span>
      </h1>
      <PlaceNav pages={pages} />
      {model ? <div className={styles.model}>{model}</div> : null}
      <div className={styles.middle}>{status}</div>
      {depth ? <div className={styles.depth}>{depth}</div> : null}
      <div className={styles.tools}>
        <AddStateButton />
        <ShareButton />
        <Button
          variant="quiet"
          icon={shown === 'dark' ? 'sun' : 'moon'}
          label={shown === 'dark' ? t('theme.toLight') : t('theme.toDark')}
          onClick={toggle}
        />
        <Button variant="quiet" icon="help" label={t('help')} onClick={onHelp} />
      </div>
    </header>
  );
}
