/** Why a file was not opened, or a recording not made, and what to do next. */
import { Notice } from '@/elements/Notice.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { MOST_FILE_BYTES } from '@/store/recordings.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';

export function RecordingFailure() {
  const { t } = useTranslation('recording');
  const format = useFormat();
  const { recordings } = useStores();
  const failure = useValue('recordings', (state) => state.failure);
  if (!failure) return null;
  const detail =
    failure.kind === 'refused' ? failure.detail : failure.kind === 'failed' ? failure.error.detail : undefined;
  return (
    <Notice
      kind="error"
      title={t(`failure.${failure.kind}`)}
      {...(detail ? { detail, detailLabel: t('failure.details') } : {})}
      onDismiss={recordings.getState().dismissFailure}
      dismissLabel={t('failure.dismiss')}
    >
      {t(`failure.${failure.kind}Text`, {
        size: format.bytes(MOST_FILE_BYTES),
        address: 'address' in failure ? failure.address : '',
      })}
    </Notice>
  );
}
