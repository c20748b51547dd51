/** The top line: name, model, what was just computed, link, theme, help. */
import { useTranslation } from 'react-i18next';
import { Button } from '@/elements/Button.tsx';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { LoadProgress } from '@/views/models/LoadProgress.tsx';
import { ModelMenu } from '@/views/models/ModelMenu.tsx';
import styles from './HeaderView.module.css';
import { PlaceNav } from './PlaceNav.tsx';
import { ShareButton } from './ShareButton.tsx';
import { StatusLine } from './StatusLine.tsx';
import { useTheme } from './useTheme.ts';

export function HeaderView({ onHelp }: { readonly onHelp: () => void }) {
  const { t } = useTranslation('app');
  const { shown, toggle } = useTheme();
  const isWorkbench = useValue('selection', (state) => state.page === 'workbench');
  return (
    <header className={styles.header}>
      <h1 className={styles.name}>
        {t('name')} <span className={styles.tagline}>{t('tagline')}</span>
      </h1>
      <PlaceNav />
      {isWorkbench ? (
        <div className={styles.model}>
          <ModelMenu />
        </div>
      ) : null}
      <div className={styles.middle}>
        {isWorkbench ? (
          <>
            <StatusLine />
            <LoadProgress />
          </>
        ) : null}
      </div>
      <div className={styles.tools}>
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
