/** Why a model cannot be had, in words, with the next step, where it was asked about. */
import { Notice } from '@/elements/Notice.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { EngineErrorData, ModelSource } from '@/store/network.ts';
import { isFinal, loadingKey } from '@/views/shared/loadingFailure.ts';
import { useModelName, usePlaceName } from '@/views/shared/modelNames.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';

interface CheckFailureProps {
  readonly source: ModelSource;
  readonly error: EngineErrorData;
}

export function CheckFailure({ source, error }: CheckFailureProps) {
  const { t } = useTranslation('sheet');
  const { t: te } = useTranslation('errors');
  const format = useFormat();
  const { models } = useStores();
  const words = { model: useModelName(source), place: usePlaceName(source) };
  const key = loadingKey(error);
  const { family, seconds } = error.facts ?? {};
  const retry = { label: t('failure.retry'), onClick: () => void models.getState().check(source) };
  return (
    <Notice
      kind="error"
      title={te(`loading.${key}.title`, words)}
      actions={isFinal(error) ? [] : [retry]}
      detail={error.detail}
      detailLabel={t('failure.details')}
      onDismiss={() => models.getState().forgetCheck(source)}
      dismissLabel={t('failure.dismiss')}
    >
      {family === undefined ? te(`loading.${key}.text`, words) : t('failure.family', { family })}{' '}
      {typeof seconds === 'number' ? t('failure.wait', { time: format.duration(seconds) }) : null}
    </Notice>
  );
}
