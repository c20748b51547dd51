/**
 * What attends to what: every head at a glance, one of them large, and the arithmetic of one of its
 * queries down to the products. Changing the head draws from what is here already; only its queries,
 * keys and values are fetched.
 */
import { Notice } from '@/elements/Notice.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { AttentionContent } from './AttentionContent.tsx';
import { useAttentionOnText } from '@/views/shared/attentionHead.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './AttentionView.module.css';

export function AttentionView() {
  const { t } = useTranslation('attention');
  const isRunning = useValue('trace', (state) => state.isRunning);
  const hasFailed = useValue('trace', (state) => state.error !== null);
  const text = useAttentionOnText();
  return (
    <div className={styles.view} aria-busy={isRunning}>
      <Panel
        heading={t('heading')}
        // The path above names the head and says that it is live; the room here is for the head.
        tabEnd={null}
      >
        {text && hasFailed ? <p className={styles.note}>{t('state.stale')}</p> : null}
        {text ? <AttentionContent text={text} /> : <Waiting />}
        <details className={styles.about}>
          <summary>{t('about')}</summary>
          <p>{t('what')}</p>
          <p>{t('sinkWhat')}</p>
          <p>{t('tryThis')}</p>
        </details>
      </Panel>
    </div>
  );
}

/** Why there is nothing to show. What to do about an error is said once, at the top of the page. */
function Waiting() {
  const { t } = useTranslation('attention');
  const model = useValue('network', (state) => state.model);
  const isLoading = useValue('network', (state) => state.loading !== null);
  const isRunning = useValue('trace', (state) => state.isRunning);
  const hasText = useValue('trace', (state) => state.shown !== null);
  const hasFailed = useValue('trace', (state) => state.error !== null);
  if (model?.transparency === 'opaque')
    return (
      <Notice kind="info" detail={model.opaqueReason} detailLabel={t('state.opaqueDetail')}>
        {t('state.opaque')}
      </Notice>
    );
  if (!model && !isLoading) return <p className={styles.note}>{t('state.noModel')}</p>;
  if (!model || isRunning || hasText) return <Skeleton words={model ? t('state.computing') : t('state.loading')} />;
  return <p className={styles.note}>{hasFailed ? t('state.failed') : t('state.empty')}</p>;
}

/** The shape of what will stand here, so that nothing jumps when it comes. */
function Skeleton({ words }: { readonly words: string }) {
  return (
    <div className={styles.skeleton}>
      <p className={styles.note}>{words}</p>
      <div className={styles.skeletonPictures} aria-hidden="true">
        <span />
        <span />
      </div>
    </div>
  );
}
