/** Why numbers are not to be had: this model's file does not give them, or the recording does not hold them. */
import { isAhead, isRecorded } from '@/store/network.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useValue } from './StoresContext.tsx';

/** `ofModel`: what is said of a model. */
export function useLackingWords(ofModel: string): string {
  const { t } = useTranslation('recording');
  const model = useValue('network', (state) => state.model);
  if (isAhead(model)) return t('ahead.lacking');
  return isRecorded(model) ? t('lacking') : ofModel;
}
