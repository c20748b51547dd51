/** A student's page, opened at `#answer=`: the question, an answer, and the code that brings it back. No model, no stores. */
import { useEffect } from 'react';
import { readPeer } from '@/store/collect/peerCode.ts';
import type { Theme } from '@/store/preferences.ts';
import { AnswerView } from '@/views/answer/AnswerView.tsx';
import { addCollectMessages } from './collectMessages.ts';
import { createKeep } from './keep.ts';
import { openPeer } from './openPeer.ts';

addCollectMessages();

const tab = createKeep(() => sessionStorage);

/** An invitation serves once: a reload asks the question, and connects nobody. */
function takeAddress() {
  const [question = ''] = location.hash.split('&');
  const invitation = readPeer(new URLSearchParams(location.hash.slice(1)).get('peer') ?? '');
  if (question !== location.hash) history.replaceState(null, '', question);
  return { question, invitation };
}
const address = takeAddress();

export function AnswerPage({ theme }: { readonly theme: Theme }) {
  useEffect(() => {
    const isDark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
    // Another question is another page.
    const leave = () => location.reload();
    window.addEventListener('hashchange', leave);
    return () => window.removeEventListener('hashchange', leave);
  }, [theme]);
  return <AnswerView fragment={address.question} invitation={address.invitation} openPeer={openPeer} keep={tab} />;
}
