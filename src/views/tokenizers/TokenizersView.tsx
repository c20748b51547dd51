/** Several tokenizers on the text to cut: what each is and how many tokens it makes, and below, piece by piece. */
import { Notice } from '@/elements/Notice.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { useDeskText } from '@/views/shared/desk/useDeskText.ts';
import { useTokenizers, useTokenizerValue } from '@/views/shared/desk/TokenizersContext.ts';
import { isPlainHttp } from '@/views/shared/isPlainHttp.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import desk from '@/views/shared/desk/Desk.module.css';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { PiecesSection } from './PiecesSection.tsx';
import { TokenizerTable } from './TokenizerTable.tsx';

export function TokenizersView() {
  const { t } = useTranslation('tokenizers');
  const text = useDeskText();
  return (
    <Panel heading={t('heading')} what={t('what')} tryThis={t('tryThis')}>
      <LinkedNotice />
      <TokenizerTable text={text} />
      <p className={desk.muted}>{t(isPlainHttp() ? 'httpNote' : 'keptNote')}</p>
      {text === '' ? <p className={desk.muted}>{t('empty')}</p> : <PiecesSection text={text} />}
    </Panel>
  );
}

/** What a link names is not fetched by it: the visitor is asked. */
function LinkedNotice() {
  const { t } = useTranslation('tokenizers');
  const format = useFormat();
  const { tokenizers } = useTokenizers();
  const used = useValue('tokenizerChoices', (state) => state.used);
  const files = useTokenizerValue('tokenizers', (state) => state.files);
  const kept = useTokenizerValue('tokenizers', (state) => state.kept);
  const bytes = useTokenizerValue('tokenizers', (state) => state.bytes);
  const absent = used.filter((id) => files[id].kind === 'absent' && bytes[id] > 0 && !kept.includes(id));
  if (absent.length === 0) return null;
  const size = format.bytes(absent.reduce((sum, id) => sum + bytes[id], 0));
  return (
    <Notice
      kind="info"
      actions={[{ label: t('linked.fetch', { size }), onClick: () => void tokenizers.getState().fetch(absent) }]}
    >
      {t('linked.text', { count: absent.length })}
    </Notice>
  );
}
