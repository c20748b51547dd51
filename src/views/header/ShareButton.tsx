/** Copies the address of the page, which holds the text, the settings and the view. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/elements/Button.tsx';
import { writeAddress } from '@/store/address.ts';
import type { Stores } from '@/store/createStores.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';

/** How long the button says what happened, in milliseconds. */
const SAID_MILLISECONDS = 2500;

export function ShareButton() {
  const { t } = useTranslation('app');
  const stores = useStores();
  const [said, say] = useState<'copied' | 'failed' | null>(null);

  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => say(null), SAID_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [said]);

  return (
    <Button
      variant="quiet"
      icon={said === 'copied' ? 'check' : 'link'}
      onClick={() => void copyAddress(stores).then(say)}
    >
      {t(`share.${said ?? 'label'}`)}
    </Button>
  );
}

/**
 * The address of this moment: the bar follows a little later. The clipboard may be closed to the page
 * (plain http, or no permission); then the bar still has it.
 */
export async function copyAddress(stores: Stores): Promise<'copied' | 'failed'> {
  const address = new URL(location.href);
  address.hash = writeAddress(stores);
  try {
    await navigator.clipboard.writeText(address.href);
    return 'copied';
  } catch {
    return 'failed';
  }
}
