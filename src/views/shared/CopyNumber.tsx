/** A number from the model that hands over its full precision on a click. */
import { NumberValue, type NumberValueProps } from '@/elements/NumberValue.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';

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
