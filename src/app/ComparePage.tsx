/** The workbench while two models are compared, with its messages; fetched when a second model is asked for first. */
import { Stage } from '@/views/shared/stage/Stage.tsx';
import styles from './ComparePage.module.css';
import { addCompareModelsMessages } from './compareModelsMessages.ts';
import { COMPARE_MODELS } from './stages/compareModels.ts';

addCompareModelsMessages();

export function ComparePage() {
  return <Stage stage={COMPARE_MODELS} className={styles.page} />;
}
