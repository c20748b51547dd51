/** What is to be said of the link that was opened: a model it asks for, and what could not be shown. */
import { Button } from '@/elements/Button.tsx';
import { Notice } from '@/elements/Notice.tsx';
import { CATALOG, EMBEDDED } from '@/store/catalog.ts';
import type { LeftOut } from '@/store/scene/leftOut.ts';
import { useModelName, usePlaceName } from '@/views/shared/modelNames.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './LinkNotices.module.css';

/** Nothing is fetched from another host before the visitor has said so. */
export function ModelQuestion() {
  const { t } = useTranslation('link');
  const { link } = useStores();
  const question = useValue('link', (state) => state.question);
  const inUse = useValue('network', (state) => state.model?.source.id);
  const isLoading = useValue('network', (state) => state.loading?.source.id === question?.source.id);
  const model = useModelName(question?.source ?? EMBEDDED);
  const place = usePlaceName(question?.source ?? EMBEDDED);
  // Chosen in the menu meanwhile.
  if (!question || inUse === question.source.id) return null;
  const megabytes = CATALOG.find(({ id }) => id === question.source.id)?.megabytes?.[1];
  return (
    <div role="group" aria-label={t('question.label')} className={styles.question}>
      <p>
        {megabytes === undefined
          ? t('question.textUnknown', { model, place })
          : t('question.text', { model, megabytes, place })}
        {question.wasKept ? ` ${t('question.wasKept')}` : ''}
      </p>
      <Button variant="primary" icon="download" isBusy={isLoading} onClick={() => void question.load()}>
        {t('question.load', { model })}
      </Button>
      <Button onClick={() => link.getState().ask(null)}>{t('question.stay')}</Button>
    </div>
  );
}

/**
 * A model that was trained here or elsewhere: its numbers are not here, and no other model's stand for them unsaid. The
 * one that this browser keeps is opened by the training page (OpenInWorkbench), which alone can reach it.
 */
export function TrainedModelGone() {
  const { t } = useTranslation('link');
  const { link, selection, trainingLink } = useStores();
  const leftOut = useValue('link', (state) => state.leftOut);
  const inside = useValue('trainingLink', (state) => state.inside);
  if (!leftOut.some(({ kind }) => kind === 'trainedModel')) return null;
  const rest = leftOut.filter(({ kind }) => kind !== 'trainedModel');
  const openKept = () => {
    trainingLink.getState().askInside('asked');
    selection.getState().setPage('training');
  };
  const isMissing = inside === 'missing';
  return (
    <Notice
      kind="info"
      actions={isMissing ? [] : [{ label: t('trained.open'), onClick: openKept }]}
      onDismiss={() => {
        trainingLink.getState().askInside(null);
        link.getState().tell(rest);
      }}
      dismissLabel={t('dismiss')}
    >
      {t('trained.text')} {t(isMissing ? 'trained.missing' : 'trained.next')}
    </Notice>
  );
}

/** What was left out: a sentence each. */
export function LeftOutOfLink() {
  const { t } = useTranslation('link');
  const { link } = useStores();
  const leftOut = useValue('link', (state) => state.leftOut);
  const words = useLeftOutWords();
  const rest = leftOut.filter(({ kind }) => kind !== 'trainedModel');
  if (rest.length === 0) return null;
  return (
    <Notice
      kind="info"
      onDismiss={() => link.getState().tell(leftOut.filter(({ kind }) => kind === 'trainedModel'))}
      dismissLabel={t('dismiss')}
    >
      {t('leftOut.list')}
      <ul className={styles.list}>
        {[...new Set(rest.map(words))].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Notice>
  );
}

function useLeftOutWords(): (what: LeftOut) => string {
  const { t } = useTranslation('link');
  return (what) => {
    switch (what.kind) {
      case 'layer':
      case 'head':
      case 'token':
        return t(`leftOut.${what.kind}`, { wanted: what.wanted + 1, count: what.count });
      case 'vocabulary':
        return t('leftOut.vocabulary', { count: what.count });
      case 'longText':
        return t('leftOut.longText', { most: what.most });
      case 'window':
        return t('leftOut.window', { count: what.wanted });
      case 'value':
        return t('leftOut.value', { field: what.field });
      case 'trainedModel':
        return t('trained.text');
      default:
        return t(`leftOut.${what.kind}`);
    }
  };
}
