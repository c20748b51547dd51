/** The button that makes a page of paper of what the workbench shows; the page itself is fetched with it. */
import { Suspense, useRef, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { lazyAgain } from '@/elements/lazyAgain.tsx';
import { PanelBoundary } from '@/views/shared/stage/PanelBoundary.tsx';
import type { StageSpec } from '@/views/shared/stage/ViewSpec.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from '@/views/teach/TeachView.module.css';

const Handout = lazyAgain(async () => ({ default: (await import('./Handout.tsx')).Handout }));

export function HandoutSection({ stage }: { readonly stage: StageSpec }) {
  const { t } = useTranslation('teach');
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const hasText = useValue('trace', (state) => state.shown !== null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <section className={styles.section} aria-label={t('handout.title')}>
      <h3>{t('handout.title')}</h3>
      <p className={styles.quiet}>{t(hasText ? 'handout.about' : 'handout.noText')}</p>
      <div className={styles.line}>
        <Button ref={button} disabled={!hasText} onClick={() => setOpen(true)}>
          {t('handout.open')}
        </Button>
      </div>
      {isOpen ? (
        <PanelBoundary what="handout">
          <Suspense fallback={<p role="status">{t('handout.arriving')}</p>}>
            <Handout stage={stage} onClose={close} />
          </Suspense>
        </PanelBoundary>
      ) : null}
    </section>
  );
}
