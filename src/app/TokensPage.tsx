/** *Tokens and meaning* with its messages and what is learnt and fetched there; fetched when it is opened first. */
import { useState } from 'react';
import { WorkerCutters } from '@/engine/tokenizers/WorkerCutters.ts';
import { createBpeTraining } from '@/store/bpeTraining.ts';
import { createTokenizers } from '@/store/tokenizers/createTokenizers.ts';
import { BpeContext } from '@/views/bpe/BpeContext.ts';
import { TokenizersContext } from '@/views/shared/desk/TokenizersContext.ts';
import { Stage } from '@/views/shared/stage/Stage.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { TOKENS_DESK } from './stages/tokensDesk.ts';
import { addTokensMessages } from './tokensMessages.ts';
import styles from './TokensPage.module.css';

addTokensMessages();

/** The small world's own seed, and as much of it as the training page reads. */
const WORLD = { seed: 1, characters: 300_000 };

async function readText(text: 'story' | 'world'): Promise<string> {
  if (text === 'story') return (await import('@/trainer/data/story.ts')).STORY;
  return (await import('@/trainer/data/worldText.ts')).writeWorld(WORLD.seed, WORLD.characters);
}
/** Its worker starts when tokenizers are compared first. */
const cutters = new WorkerCutters();

export function TokensPage() {
  const { t } = useTranslation('desk');
  const section = useValue('tokensDesk', (state) => state.section);
  const stores = useStores();
  const { tokensDesk, sequence } = stores;
  // One for the page: it goes on while another part, or another place, is on show.
  const [bpe] = useState(() =>
    createBpeTraining({
      tokensDesk,
      sequence,
      wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
      now: () => performance.now(),
      readText,
    }),
  );
  // For as long as the site is open: what was fetched stays while another place is on show.
  const [group] = useState(() => createTokenizers(cutters, stores));
  return (
    <BpeContext value={bpe}>
      <TokenizersContext value={group}>
        <Stage
          stage={TOKENS_DESK[section]}
          className={styles.page}
          id="tokensDesk"
          tabIndex={-1}
          aria-label={t('label')}
          data-section={section}
        />
      </TokenizersContext>
    </BpeContext>
  );
}
