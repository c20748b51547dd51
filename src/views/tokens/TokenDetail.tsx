/** Everything about one token in one line: the one under the pointer or focus, else the chosen one. */
import type { ReactNode } from 'react';
import { NumberValue } from '@/elements/NumberValue.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { tokenLabel } from '@/model/tokenLabel.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { ArrangedToken } from './arrangeTokens.ts';
import { describeFragment, writeBytes, type Place } from './describeToken.ts';
import styles from './TokenDetail.module.css';

export function TokenDetail({ arranged, place }: { readonly arranged: ArrangedToken; readonly place: Place }) {
  const { t } = useTranslation('tokens');
  const format = useFormat();
  const { token, index, origin, u, surprisal } = arranged;
  const originWords =
    origin === 'drawn' ? t('detail.drawn', { u: u === null ? '–' : format.number(u) }) : t(`detail.${origin}`);
  return (
    <dl className={styles.detail}>
      <Item name={t('detail.token', { number: index + 1 })}>
        <bdi className={styles.token}>{tokenLabel(token)}</bdi>
      </Item>
      <Item name={t('detail.id')}>
        <data value={token.id}>{token.id}</data>
      </Item>
      <Item name={t('detail.bytes', { count: token.bytes.length })}>
        <code>{writeBytes(token.bytes)}</code>
      </Item>
      {token.fragments.map((fragment, at) => (
        <Remark key={at}>{describeFragment(t, token, fragment)}</Remark>
      ))}
      {token.isSpecial ? <Remark>{t('detail.special')}</Remark> : null}
      {surprisal === null ? null : (
        <>
          <Item name={t('detail.surprisal')}>
            <NumberValue value={surprisal} format="bits" />
          </Item>
          <Item name={t('detail.probability')}>
            <NumberValue value={2 ** -surprisal} format="probability" />
          </Item>
        </>
      )}
      {place === 'window' && arranged.position === 0 ? <Remark>{t('detail.first')}</Remark> : null}
      {place === 'window' ? null : <Remark>{t(`detail.${place}`)}</Remark>}
      <Remark>{originWords}</Remark>
    </dl>
  );
}

function Item({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Remark({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.remark}>
      <dd>{children}</dd>
    </div>
  );
}
