/** The game of predicting with its texts. */
import { PREDICT_TEXTS } from '@/lessons/predictTexts.ts';
import { PredictView } from '@/views/learn/predict/PredictView.tsx';

export const PredictRoom = () => <PredictView texts={PREDICT_TEXTS} />;
