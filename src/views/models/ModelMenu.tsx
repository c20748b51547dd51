/** The model in use, and the way to another: sizes before the click, one way back always. */
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/elements/Button.tsx';
import { Dialog } from '@/elements/Dialog.tsx';
import { CATALOG, EMBEDDED } from '@/store/catalog.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { LoadProgress } from './LoadProgress.tsx';
import { ModelChoice } from './ModelChoice.tsx';
import styles from './ModelMenu.module.css';
import { hostName, useModelName } from '@/views/shared/modelNames.ts';

/** `recordings`: where recordings are saved and opened; how the menu is closed is handed to it. */
export function ModelMenu({ recordings }: { readonly recordings: (close: () => void) => ReactNode }) {
  const { t } = useTranslation('models');
  const { network } = useStores();
  const [isAsked, setOpen] = useState(false);
  // A question about a size is answered here, also when it was repeated from a notice on the page.
  const isOpen = useValue('network', (state) => state.offer !== null) || isAsked;
  const source = useValue('network', (state) => state.model?.source ?? state.loading?.source ?? EMBEDDED);
  const isOpaque = useValue('network', (state) => state.model?.transparency === 'opaque');
  const hub = useValue('network', (state) => state.site.hub);
  const name = useModelName(source);
  const close = () => {
    setOpen(false);
    network.getState().withdrawOffer();
  };
  return (
    <>
      <Button icon="chevronDown" label={t('button', { name })} onClick={() => setOpen(true)}>
        {name}
      </Button>
      {isOpaque ? <span className={styles.opaque}>{t('opaqueShort')}</span> : null}
      <Dialog isOpen={isOpen} onClose={close} title={t('title')} closeLabel={t('close')}>
        <p className={styles.what}>{t('what')}</p>
        <ul className={styles.models}>
          {CATALOG.map((entry) => (
            <ModelChoice key={entry.id} entry={entry} onDone={close} />
          ))}
        </ul>
        <LoadProgress />
        <p className={styles.note}>{t('hubNote', { place: hostName(hub) })}</p>
        {recordings(close)}
      </Dialog>
    </>
  );
}
