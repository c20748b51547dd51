/** The laboratory of limits with its benches. */
import { BENCHES } from '@/lessons/limits.ts';
import { LimitsView } from '@/views/learn/limits/LimitsView.tsx';

export const LimitsRoom = () => <LimitsView benches={BENCHES} />;
