/** The window with a presenter's notes: the same page without a model, opened at `#speaker`. */
import { useEffect } from 'react';
import type { Theme } from '@/store/preferences.ts';
import { NotesView } from '@/views/speaker/NotesView.tsx';
import { addLearnMessages } from './learnMessages.ts';

addLearnMessages();

export function SpeakerPage({ theme }: { readonly theme: Theme }) {
  useEffect(() => {
    const isDark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
    // Whoever changes the address here goes somewhere else.
    const leave = () => location.reload();
    window.addEventListener('hashchange', leave);
    return () => window.removeEventListener('hashchange', leave);
  }, [theme]);
  return <NotesView />;
}
