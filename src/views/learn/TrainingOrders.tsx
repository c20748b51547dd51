/** Words of a lesson that train, click or ask at the training page: the same as its own buttons, at hand while one reads. */
import type { ReactNode } from 'react';
import type { TrainingOrder } from '@/store/trainingLink.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';
import { InlineButton } from './InlineButton.tsx';
import styles from './LessonView.module.css';

interface Words {
  readonly children: ReactNode;
}

function Order({ order, children }: Words & { readonly order: TrainingOrder }) {
  const { trainingLink } = useStores();
  return (
    <InlineButton className={styles.show} onPress={() => trainingLink.getState().give(order)}>
      {children}
    </InlineButton>
  );
}

/** `steps`: all that are planned, unless told. */
export function Train({ steps, children }: Words & { readonly steps?: number }) {
  return <Order order={{ kind: 'train', steps: steps ?? null }}>{children}</Order>;
}

/** The automatic judge of preference tuning clicks. */
export function Judge({ clicks, children }: Words & { readonly clicks: number }) {
  return <Order order={{ kind: 'judge', clicks }}>{children}</Order>;
}

/** A question to the model that learns to answer. */
export function Ask({ children }: { readonly children: string }) {
  return <Order order={{ kind: 'ask', question: children }}>{children}</Order>;
}
