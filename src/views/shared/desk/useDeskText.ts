/** The text on show at *Tokens and meaning*: the visitor's own, or the prompt; at most LONGEST_DESK_TEXT long. */
import { deskText } from '@/store/tokensDesk.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';

export function useDeskText(): string {
  const own = useValue('tokensDesk', (state) => state.own);
  const prompt = useValue('sequence', (state) => state.draft);
  return deskText(own, prompt);
}
