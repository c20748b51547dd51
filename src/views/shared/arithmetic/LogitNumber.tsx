/** The logit of a candidate for the next token, with its parts and its products behind it. */
import { NumberValue } from '@/elements/NumberValue.tsx';
import { position, type Position, type TokenId } from '@/model/axes.ts';
import { candidateLabel } from '@/model/tokenLabel.ts';
import { valueOf } from '@/store/asking.ts';
import { ContributionNumber } from './ContributionNumber.tsx';
import { AnswerState } from '@/views/shared/AnswerState.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { LogitParts } from './LogitParts.tsx';
import { useContributions } from './useContributions.ts';

export function LogitNumber({ token, value }: { readonly token: TokenId; readonly value: number }) {
  const { t } = useTranslation('attribution');
  const { attribution } = useStores();
  const model = useValue('network', (state) => state.model);
  const runId = useValue('trace', (state) => state.shown?.runId ?? null);
  const length = useValue('trace', (state) => state.shown?.ids.length ?? 0);
  if (model?.transparency !== 'full' || runId === null) return <NumberValue value={value} />;
  const place = { runId, position: position(length - 1) };
  return (
    <ContributionNumber
      title={t('logitOf', { name: candidateLabel(model.vocabulary, token) })}
      value={value}
      place={place}
      token={token}
      source="stream"
      before={<Parts token={token} value={value} at={place.position} />}
      onOpen={() => attribution.getState().ask(token)}
    />
  );
}

/** In the page only while the dialog is open. */
function Parts({ token, value, at }: { readonly token: TokenId; readonly value: number; readonly at: Position }) {
  const { t } = useTranslation('attribution');
  const { contributions } = useContributions(at, null, token);
  const here = valueOf(contributions);
  if (!here) return <AnswerState answer={contributions} lines={6} waiting={t('waiting')} />;
  return <LogitParts contributions={here} shown={value} />;
}
