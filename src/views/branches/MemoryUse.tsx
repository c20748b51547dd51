/** What the kept Traces take, of what they may take. */
import { Bar } from '@/elements/Bar.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { MOST_TREE_TOKENS } from '@/model/textTree.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './BranchesView.module.css';

export function MemoryUse() {
  const { t } = useTranslation('branches');
  const format = useFormat();
  const memory = useValue('trace', (state) => state.memory);
  if (!memory) return null;
  const { heldBytes, limitBytes } = memory;
  const said = { used: format.bytes(heldBytes), limit: format.bytes(limitBytes) };
  return (
    <div className={styles.memory} role="group" aria-label={t('memory.label')}>
      <p>
        {t('memory.label')}: <data value={heldBytes}>{t('memory.used', said)}</data>
      </p>
      <Bar share={heldBytes / limitBytes} meaning="residual" />
      <p className={styles.note}>{t('memory.hint', { tokens: MOST_TREE_TOKENS })}</p>
    </div>
  );
}
