/** What the kept Traces take, of what they may take. */
import { useTranslation } from 'react-i18next';
import { formatBytes } from '@/draw/formatNumber.ts';
import { Bar } from '@/elements/Bar.tsx';
import { MOST_TREE_TOKENS } from '@/model/textTree.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import styles from './BranchesView.module.css';

export function MemoryUse() {
  const { t, i18n } = useTranslation('branches');
  const memory = useValue('trace', (state) => state.memory);
  if (!memory) return null;
  const { heldBytes, limitBytes } = memory;
  const said = { used: formatBytes(heldBytes, i18n.language), limit: formatBytes(limitBytes, i18n.language) };
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
