/** Fine-tuning as it happens: the answers before and now, and the loss on answers and on the old text. */
import { AnswersPanel } from './AnswersPanel.tsx';
import { ForgettingPanel } from './ForgettingPanel.tsx';

export function FinetuneMiddle() {
  return (
    <>
      <AnswersPanel />
      <ForgettingPanel />
    </>
  );
}
