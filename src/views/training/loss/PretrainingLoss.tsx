/** The loss of pre-training as a view of its own. */
import { LossPanel } from './LossPanel.tsx';

export const PretrainingLoss = () => <LossPanel phase="pretrain" />;
