/** The text that the class is to be asked about: of the round of a game, or what the workbench or a lesson shows, with what was generated. */
import { joinText } from '@/model/tokens.ts';
import { useShownTokens, useValue } from '@/views/shared/StoresContext.tsx';

export function useShownText(): string {
  const tokens = useShownTokens();
  const draft = useValue('sequence', (state) => state.draft);
  const asked = useValue('teaching', (state) => state.collecting);
  if (asked) return asked;
  return tokens.length > 0 ? joinText(tokens) : draft;
}
