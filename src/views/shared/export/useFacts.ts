/** What a drawing is of, in words: the model, the text it read, the date; asked when a file is made. */
import { useFormat } from '@/elements/useFormat.ts';
import { joinText, readTokens } from '@/model/tokens.ts';
import { EMBEDDED } from '@/store/catalog.ts';
import type { Stores } from '@/store/createStores.ts';
import { deskText } from '@/store/tokensDesk.ts';
import { useModelName } from '@/views/shared/modelNames.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export interface Facts {
  readonly lines: readonly string[];
  readonly text: string | null;
}

export function useFacts(): () => Facts {
  const { t } = useTranslation('app');
  const format = useFormat();
  const stores = useStores();
  const source = useValue('network', (state) => state.model?.source ?? EMBEDDED);
  const name = useModelName(source);
  return () => {
    const { page } = stores.selection.getState();
    const date = format.date(new Date());
    const model = page === 'training' ? t('export.trained') : name;
    const text = page === 'training' ? '' : page === 'tokens' ? textOfDesk(stores) : textOnShow(stores);
    return {
      lines: [t('export.facts', { model, date })],
      text: text === '' ? null : t('export.text', { text }),
    };
  };
}

/** What was typed, and what the model added to it. */
export function textOnShow({ sequence, network }: Stores): string {
  const { prompt, generated, cursor } = sequence.getState();
  const { model } = network.getState();
  if (!model) return prompt;
  const ids = generated.slice(0, cursor).map(({ id }) => id);
  return prompt + joinText(readTokens(ids, model.vocabulary));
}

function textOfDesk({ tokensDesk, sequence }: Stores): string {
  return deskText(tokensDesk.getState().own, sequence.getState().draft);
}
