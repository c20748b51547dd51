/** The text that the page shows now, at the workbench or in a lesson, with what was generated. */
import { joinText } from '@/model/tokens.ts';
import { useShownTokens, useValue } from '@/views/shared/StoresContext.tsx';

export function useShownText(): string {
  const tokens = useShownTokens();
  const draft = useValue('sequence', (state) => state.draft);
  return tokens.length > 0 ? joinText(tokens) : draft;
}
