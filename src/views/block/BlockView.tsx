/**
 * One block at one token, in the order it computes: the stream comes in, layer norm, attention writes,
 * the stream again, layer norm, the MLP writes, the stream goes out. Every number opens its arithmetic.
 */
import { Notice } from '@/elements/Notice.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { tokenLabel } from '@/model/tokenLabel.ts';
import { valueOf } from '@/store/asking.ts';
import { ModelMark } from '@/views/shared/ModelMark.tsx';
import { usePlace } from '@/views/shared/usePlace.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { AnswerState } from '@/views/shared/AnswerState.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { BlockFlow } from './BlockFlow.tsx';
import styles from './BlockView.module.css';

export function BlockView() {
  const { t } = useTranslation('block');
  const place = usePlace();
  const hasModel = useValue('network', (state) => state.model !== null);
  const layer = useValue('selection', (state) => state.layer);
  if (!place)
    return (
      <Panel heading={t('heading', { layer: layer + 1 })} hasExport={false}>
        <p className={styles.note}>{t(hasModel ? 'state.empty' : 'state.noModel')}</p>
      </Panel>
    );
  const token = tokenLabel(place.token);
  return (
    <Panel
      heading={t('headingOn', { layer: layer + 1, token })}
      provenance={<ModelMark detail={t('provenance', { model: place.model.source.id })} />}
    >
      {place.model.transparency === 'opaque' ? (
        <Notice kind="info" detail={place.model.opaqueReason} detailLabel={t('state.opaqueDetail')}>
          {t('state.opaque')}
        </Notice>
      ) : (
        <Content />
      )}
    </Panel>
  );
}

function Content() {
  const { t } = useTranslation('block');
  const answer = useValue('block', (state) => state.vectors);
  const vectors = valueOf(answer);
  if (!vectors) return <AnswerState answer={answer} lines={10} waiting={t('waiting.vectors')} />;
  return (
    <div className={styles.content}>
      <BlockFlow vectors={vectors} />
      <p className={styles.note}>{t('about')}</p>
    </div>
  );
}
