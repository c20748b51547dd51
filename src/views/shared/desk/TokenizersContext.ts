/** The tokenizers side by side as views reach them. The page *Tokens and meaning* provides them once; tests provide their own. */
import type { TokenizersStore } from '@/store/tokenizers/createTokenizers.ts';
import { bindStores } from '@/views/shared/bindStores.ts';

interface TokenizersGroup {
  readonly tokenizers: TokenizersStore;
}

export const {
  Context: TokenizersContext,
  useGroup: useTokenizers,
  useValue: useTokenizerValue,
} = bindStores<TokenizersGroup>('the tokenizers');
