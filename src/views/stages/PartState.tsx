/** In place of numbers that are not here: a resting place while they are fetched, or the plain fact that there are none. */
import { isLacking, type PartRequest } from '@/store/trace.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useLackingWords } from '@/views/shared/useLackingWords.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './StagesView.module.css';

export interface PartStateProps {
  /** The tensors that are needed; one that this model's graph lacks is enough to say so. */
  readonly requests: readonly PartRequest[];
  /** How tall the picture will be, in lines of text. */
  readonly lines: number;
}

export function PartState({ requests, lines }: PartStateProps) {
  const { t } = useTranslation('explain');
  const lacking = useLackingWords(t('lacking'));
  const lacks = useValue('trace', (state) => requests.some((request) => isLacking(state.shown, request)));
  if (lacks) return <p className={styles.note}>{lacking}</p>;
  return (
    <div className={styles.skeleton} style={{ height: `${lines * 1.25}rem` }} aria-busy="true">
      <span className="visually-hidden">{t('waiting')}</span>
    </div>
  );
}
