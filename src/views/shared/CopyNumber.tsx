/** A number from the model that hands over its full precision on a click. */
import { useTranslation } from 'react-i18next';
import { NumberValue, type NumberValueProps } from '@/elements/NumberValue.tsx';

export type CopyNumberProps = Omit<NumberValueProps, 'onCopy' | 'copyLabel' | 'copiedLabel'>;

export function CopyNumber(props: CopyNumberProps) {
  const { t } = useTranslation('app');
  return (
    <NumberValue
      {...props}
      copyLabel={t('copy')}
      copiedLabel={t('copied')}
      onCopy={(text) => navigator.clipboard.writeText(text)}
    />
  );
}
