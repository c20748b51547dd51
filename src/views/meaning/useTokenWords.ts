/** How tokens of the loaded vocabulary are written on this page: visible characters, and the same for a chip. */
import { useMemo } from 'react';
import type { TokenCaption } from '@/draw/tokenCaption.ts';
import type { TokenId } from '@/model/axes.ts';
import { candidateLabel, candidateLabelParts } from '@/model/tokenLabel.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';

export interface TokenWords {
  readonly label: (id: TokenId) => string;
  readonly caption: (id: TokenId) => TokenCaption;
}

export function useTokenWords(): TokenWords {
  const vocabulary = useValue('network', (state) => state.model?.vocabulary);
  return useMemo(
    () => ({
      label: (id) => (vocabulary ? candidateLabel(vocabulary, id) : ''),
      caption: (id) => ({
        text: vocabulary ? candidateLabel(vocabulary, id) : '',
        isFragment: vocabulary ? candidateLabelParts(vocabulary, id).some(({ kind }) => kind === 'bytes') : false,
        isSpecial: vocabulary?.special.has(id) ?? false,
      }),
    }),
    [vocabulary],
  );
}
