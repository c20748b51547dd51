/** A change, a level and a refusal in words, with the tokens of the text on show. */
import { useFormat } from '@/elements/useFormat.ts';
import type { Change } from '@/model/experiment.ts';
import type { Refusal } from '@/model/experimentRules.ts';
import { tokenLabel } from '@/model/tokenLabel.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useShownTokens, useValue } from './StoresContext.tsx';

export interface ChangeWords {
  readonly change: (change: Change) => string;
  readonly level: (level: number) => string;
  readonly token: (position: number) => string;
  readonly refusal: (refusal: Refusal) => string;
}

export function useChangeWords(): ChangeWords {
  const { t } = useTranslation('whatif');
  const format = useFormat();
  const tokens = useShownTokens();
  const layerCount = useValue('network', (state) => state.model?.config.layerCount ?? 0);

  const token = (position: number) => {
    const found = tokens[position];
    return found ? tokenLabel(found) : t('token', { at: position + 1 });
  };
  const level = (at: number) => {
    if (at === 0) return t('level.embedding');
    return at < layerCount ? t('level.before', { layer: at + 1 }) : t('level.end', { layer: at });
  };
  const change = (given: Change): string => {
    switch (given.kind) {
      case 'head':
        return t(given.to === 'mean' ? 'change.headMean' : 'change.head', {
          layer: given.layer + 1,
          head: given.head + 1,
        });
      case 'cut': {
        const edge = { query: token(given.query), key: token(given.key), layer: given.layer + 1 };
        return given.head === null ? t('change.cutAll', edge) : t('change.cut', { ...edge, head: given.head + 1 });
      }
      case 'mlp':
        return t('change.mlp', { layer: given.layer + 1 });
      case 'swap':
        return t('change.swap', { token: token(given.position), at: given.position + 1, level: level(given.level) });
      case 'steer':
        return t('change.steer', {
          strength: `${given.strength > 0 ? '+' : ''}${format.plain(given.strength)}`,
          level: level(given.level),
        });
    }
  };
  const refusal = (given: Refusal): string => {
    switch (given.name) {
      case 'beyondText':
        return t('refusal.beyondText', { at: given.position + 1, count: given.length });
      case 'future':
        return t('refusal.future', { query: token(given.query), key: token(given.key) });
      case 'nothingToSee':
        return t('refusal.nothingToSee', { query: token(given.query) });
      case 'lengths':
        return t('refusal.lengths', { here: given.here, there: given.there });
      case 'tooMany':
        return t('refusal.tooMany', { count: given.most });
      default:
        return t(`refusal.${given.name}`);
    }
  };
  return { change, level, token, refusal };
}
