/**
 * *Export* at the end of a panel's heading: what stands in the panel, as SVG, PNG, CSV or LaTeX. The list, and all that
 * makes files, is fetched when it is opened first. Not at Basics, whose first screen has few things, and not before a
 * room; a lesson may leave it out.
 */
import { Suspense, use, useEffect, useRef, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { ExportScope } from '@/elements/ExportScope.tsx';
import { lazyAgain } from '@/elements/lazyAgain.tsx';
import { useControl } from '@/views/shared/stage/controls.ts';
import { PanelBoundary } from '@/views/shared/stage/PanelBoundary.tsx';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './ExportButton.module.css';

const ExportMenu = lazyAgain(async () => ({ default: (await import('./ExportMenu.tsx')).ExportMenu }));

/** How long it is told what happened, milliseconds. */
const SAID_MILLISECONDS = 5000;

export function ExportButton() {
  const isBasics = useValue(
    'selection',
    ({ page, depth }) => depth === 'basics' && (page === 'workbench' || page === 'learn'),
  );
  const isPresented = useValue('presentation', (state) => state.isOn);
  const isWanted = useControl('export');
  return isBasics || isPresented || !isWanted ? null : <OpenedExport />;
}

/** `hasWord`: beside its icon, where there is room and it stands for itself. */
export function OpenedExport({ hasWord = false }: { readonly hasWord?: boolean }) {
  const { t } = useTranslation('app');
  const scope = use(ExportScope.Context);
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SAID_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [said]);
  if (!scope) return null;
  return (
    <span className={styles.place} data-not-exported>
      <Button
        ref={button}
        variant={hasWord ? 'plain' : 'quiet'}
        icon="download"
        {...(hasWord ? { children: t('export.label') } : { label: t('export.label') })}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => {
          setSaid('');
          setOpen(!isOpen);
        }}
      />
      {/* There before it has something to tell, so that it is heard. */}
      {said === null ? null : (
        <span className={styles.said} role="status">
          {said}
        </span>
      )}
      {isOpen ? (
        <PanelBoundary what="export">
          <Suspense fallback={null}>
            <ExportMenu scope={scope} opener={button} onClose={() => setOpen(false)} onSaid={setSaid} />
          </Suspense>
        </PanelBoundary>
      ) : null}
    </span>
  );
}
