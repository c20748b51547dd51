/** What happens now in pre-training: the loss so far, and either the batch of the last step or the heads at work. */
import { LossPanel } from '@/views/training/loss/LossPanel.tsx';
import styles from './PretrainMiddle.module.css';
import { WatchedPanel } from './WatchedPanel.tsx';

export function PretrainMiddle() {
  return (
    <div className={styles.middle}>
      <LossPanel phase="pretrain" />
      <WatchedPanel />
    </div>
  );
}
