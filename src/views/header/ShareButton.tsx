/** Copies the address of the page, which holds the text, the settings and the view. */
import { useEffect, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import type { Stores } from '@/store/createStores.ts';
import { readLink } from '@/store/scene/linkScene.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { copyText } from './copyText.ts';
import { LinkDialog } from './LinkDialog.tsx';

/** How long the button says what happened, in milliseconds. */
const SAID_MILLISECONDS = 2500;

export function ShareButton() {
  const { t } = useTranslation('app');
  const stores = useStores();
  const [isCopied, setCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SAID_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  return (
    <>
      <Button
        variant="quiet"
        icon={isCopied ? 'check' : 'link'}
        onClick={() => void copyAddress(stores).then((said) => setCopied(said === 'copied'))}
      >
        {isCopied ? t('share.copied') : t('share.label')}
      </Button>
      <LinkDialog onCopied={() => setCopied(true)} />
    </>
  );
}

/**
 * The address of this moment: the bar follows a little later. Where it does not hold everything that is said before
 * it is copied; where the clipboard is closed to the page (plain http, a frame, no permission) there is a field.
 */
export async function copyAddress(stores: Stores): Promise<'copied' | 'proposed'> {
  const { address, unheld } = readLink(stores);
  const href = withFragment(address);
  if (unheld.length === 0 && (await copyText(href))) return 'copied';
  stores.link.getState().propose({ address: href, unheld, isClipboardClosed: unheld.length === 0 });
  return 'proposed';
}

function withFragment(fragment: string): string {
  const address = new URL(location.href);
  address.hash = fragment;
  return address.href;
}
