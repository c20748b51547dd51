/** Copies the address of the page, which holds the text, the settings and the view. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/elements/Button.tsx';

/** How long the button says what happened, in milliseconds. */
const SAID_MILLISECONDS = 2500;

export function ShareButton() {
  const { t } = useTranslation('app');
  const [said, say] = useState<'copied' | 'failed' | null>(null);

  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => say(null), SAID_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [said]);

  return (
    <Button variant="quiet" icon={said === 'copied' ? 'check' : 'link'} onClick={() => void copyAddress().then(say)}>
      {t(`share.${said ?? 'label'}`)}
    </Button>
  );
}

/** The clipboard may be closed to the page (plain http, or no permission): then the address bar still has it. */
export async function copyAddress(): Promise<'copied' | 'failed'> {
  try {
    await navigator.clipboard.writeText(location.href);
    return 'copied';
  } catch {
    return 'failed';
  }
}
