/** Why numbers are not to be had: this model's file does not give them, or the recording does not hold them. */
import { useTranslation } from 'react-i18next';
import { isRecorded } from '@/store/network.ts';
import { useValue } from './StoresContext.tsx';

/** `ofModel`: what is said of a model. */
export function useLackingWords(ofModel: string): string {
  const { t } = useTranslation('recording');
  return useValue('network', (state) => isRecorded(state.model)) ? t('lacking') : ofModel;
}
