/** What is learnt next: the counts of pairs, or, before they are shown, a guess. */
import { Panel } from '@/elements/Panel.tsx';
import { Toggle } from '@/elements/Toggle.tsx';
import desk from '@/views/shared/desk/Desk.module.css';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useBpe, useBpeStore } from './BpeContext.ts';
import { Counts } from './Counts.tsx';
import { GuessNext } from './GuessNext.tsx';

export function NextPanel() {
  const { t } = useTranslation('bpe');
  const bpe = useBpeStore();
  const list = useBpe((state) => state.list);
  const isGuessing = useBpe((state) => state.isGuessing);
  if (!list || list.training.byteCount === 0) return null;
  return (
    <Panel
      heading={t('next.heading')}
      what={t('next.what')}
      toolbar={<Toggle label={t('next.guess')} isOn={isGuessing} onChange={bpe.getState().setGuessing} />}
    >
      {list.ranking.length === 0 ? (
        <p className={desk.muted}>{t('next.none')}</p>
      ) : isGuessing ? (
        <GuessNext list={list} />
      ) : (
        <Counts list={list} />
      )}
    </Panel>
  );
}
