/** Before a link is copied that does not hold everything: what stays behind. And the link itself, to select it by hand. */
import { useId, useRef } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Dialog } from '@/elements/Dialog.tsx';
import type { LinkOffer } from '@/store/link.ts';
import type { Unheld } from '@/store/scene/leftOut.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { copyText } from './copyText.ts';
import styles from './LinkDialog.module.css';

export function LinkDialog({ onCopied }: { readonly onCopied: () => void }) {
  const { t } = useTranslation('link');
  const { link } = useStores();
  const offer = useValue('link', (state) => state.offer);
  const close = () => link.getState().propose(null);
  return (
    <Dialog isOpen={offer !== null} onClose={close} title={t('copy.title')} closeLabel={t('close')}>
      {offer ? (
        <Offer
          offer={offer}
          onCopied={() => {
            close();
            onCopied();
          }}
        />
      ) : null}
    </Dialog>
  );
}

function Offer({ offer, onCopied }: { readonly offer: LinkOffer; readonly onCopied: () => void }) {
  const { t } = useTranslation('link');
  const { link } = useStores();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const { address, unheld, isClipboardClosed } = offer;
  const copy = async () => {
    if (await copyText(address)) return onCopied();
    link.getState().propose({ ...offer, isClipboardClosed: true });
    field.current?.select();
  };
  return (
    <div className={styles.offer}>
      <Unholdable unheld={unheld} />
      {isClipboardClosed ? <p role="status">{t('copy.byHand')}</p> : null}
      <label htmlFor={id}>{t('copy.field')}</label>
      <input
        ref={field}
        id={id}
        className={styles.address}
        readOnly
        value={address}
        onFocus={(event) => event.currentTarget.select()}
      />
      {isClipboardClosed ? null : (
        <Button variant="primary" icon="link" onClick={() => void copy()}>
          {t('copy.anyway')}
        </Button>
      )}
    </div>
  );
}

function Unholdable({ unheld }: { readonly unheld: readonly Unheld[] }) {
  const { t } = useTranslation('link');
  return unheld.map((what) => {
    switch (what.kind) {
      case 'text':
        return (
          <p key={what.kind}>
            {t('unheld.text', what)} {what.hadTokens ? t('unheld.tokensOfText') : null}
          </p>
        );
      case 'tokens':
        return <p key={what.kind}>{t('unheld.tokens', what)}</p>;
      default:
        return <p key={what.kind}>{t(`unheld.${what.kind}`)}</p>;
    }
  });
}
