/** How tokens of the loaded vocabulary are written on this page: visible characters, and the same for a chip. */
import { useMemo } from 'react';
import type { TokenCaption } from '@/draw/tokenCaption.ts';
import type { TokenId } from '@/model/axes.ts';
import { idCaption } from '@/views/shared/desk/idCaption.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';

export interface TokenWords {
  readonly label: (id: TokenId) => string;
  readonly caption: (id: TokenId) => TokenCaption;
}

const NOTHING: TokenCaption = { text: '' };

export function useTokenWords(): TokenWords {
  const vocabulary = useValue('network', (state) => state.model?.vocabulary);
  return useMemo(() => {
    const caption = (id: TokenId) => (vocabulary ? idCaption(vocabulary, id) : NOTHING);
    return { caption, label: (id) => caption(id).text };
  }, [vocabulary]);
}
