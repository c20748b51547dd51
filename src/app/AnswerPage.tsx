/** A student's page, opened at `#answer=`: the question, an answer, and the code that brings it back. No model, no stores. */
import { useEffect } from 'react';
import type { Theme } from '@/store/preferences.ts';
import { AnswerView } from '@/views/answer/AnswerView.tsx';
import { addCollectMessages } from './collectMessages.ts';
import { createKeep } from './keep.ts';

addCollectMessages();

const tab = createKeep(() => sessionStorage);

export function AnswerPage({ theme }: { readonly theme: Theme }) {
  useEffect(() => {
    const isDark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
    // Another question is another page.
    const leave = () => location.reload();
    window.addEventListener('hashchange', leave);
    return () => window.removeEventListener('hashchange', leave);
  }, [theme]);
  return <AnswerView fragment={location.hash} keep={tab} />;
}
