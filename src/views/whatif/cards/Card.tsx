/** A card: a drawing and a question, and when it is open what belongs to it. One is open at a time. */
import { useId, type ReactNode } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Icon } from '@/elements/Icon.tsx';
import type { CardKey } from '@/store/experimentCards.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { CardPicture } from './CardPicture.tsx';
import styles from './cards.module.css';

export interface CardProps {
  readonly card: CardKey;
  readonly question: string;
  /** Why it cannot be run; null when it can. */
  readonly obstacle?: string | null;
  readonly onToggle: (isOpening: boolean) => void;
  /** From the closed card: without a guess. */
  readonly onRun: () => void;
  /** Null: *Run* stands inside, behind the guess. */
  readonly children: ReactNode;
}

export function Card({ card, question, obstacle = null, onToggle, onRun, children }: CardProps) {
  const { t } = useTranslation('whatif');
  const isOpen = useValue('experimentCards', (state) => state.open === card);
  const id = useId();
  return (
    <li className={styles.card} data-open={isOpen || undefined}>
      <div className={styles.head}>
        <button
          type="button"
          className={styles.opener}
          aria-expanded={isOpen}
          aria-controls={isOpen ? `${id}-body` : undefined}
          onClick={() => onToggle(!isOpen)}
        >
          <CardPicture of={card} />
          <span id={`${id}-question`} className={styles.question}>
            {question}
          </span>
          <span className={styles.mark}>
            <Icon name="chevronDown" size={1} />
          </span>
        </button>
        {isOpen ? null : (
          <Button disabled={obstacle !== null} aria-describedby={`${id}-question`} onClick={onRun}>
            {t('cards.run')}
          </Button>
        )}
      </div>
      {isOpen ? (
        <div id={`${id}-body`} className={styles.body}>
          {obstacle === null ? null : <p className={styles.note}>{obstacle}</p>}
          {children}
        </div>
      ) : null}
    </li>
  );
}
