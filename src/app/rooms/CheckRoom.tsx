/** The check with its items. */
import { CHECK } from '@/lessons/checkItems.ts';
import { CheckView } from '@/views/learn/check/CheckView.tsx';

export const CheckRoom = () => <CheckView data={CHECK} />;
