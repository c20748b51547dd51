/** What the panel shows beyond Basics, fetched when it is shown first: a newcomer does not wait for it. */
import { lazyAgain } from '@/elements/lazyAgain.tsx';

export const LazyNext = lazyAgain(async () => ({ default: (await import('./FullNext.tsx')).FullNext }));
