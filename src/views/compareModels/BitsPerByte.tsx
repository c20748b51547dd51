/** What the text costs each model: the one number by which models with different tokens can be compared. */
import { useFormat } from '@/elements/useFormat.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { SIDES, type ComparedTokens } from './comparedTokens.ts';
import styles from './CompareModelsView.module.css';
import type { SideNames } from './useSideNames.ts';

interface BitsPerByteProps {
  readonly compared: ComparedTokens;
  readonly names: SideNames;
}

export function BitsPerByte({ compared, names }: BitsPerByteProps) {
  const { t } = useTranslation('compareModels');
  const format = useFormat();
  const { bits, bytes, countedBytes, perByte } = compared.bits;
  return (
    <section className={styles.section} aria-label={t('bits.heading')}>
      <h3>{t('bits.heading')}</h3>
      {perByte ? (
        <>
          <table className={styles.table} aria-label={t('bits.table')}>
            <thead>
              <tr>
                <th scope="col">{t('bits.model')}</th>
                <th scope="col">{t('bits.tokens')}</th>
                <th scope="col">{t('bits.total')}</th>
                <th scope="col">{t('bits.perByte')}</th>
              </tr>
            </thead>
            <tbody>
              {SIDES.map((side) => (
                <tr key={side} data-side={side}>
                  <th scope="row">{names[side]}</th>
                  <td>{format.integer(compared[side].tokens.length)}</td>
                  <td>
                    <CopyNumber value={bits[side]} />
                  </td>
                  <td>
                    <CopyNumber value={perByte[side]} />
                  </td>
                </tr>
              ))}
              <tr>
                <th scope="row">{t('bits.difference')}</th>
                <td />
                <td>
                  <CopyNumber value={bits.second - bits.first} format={(value) => signed(value, format.signed)} />
                </td>
                <td>
                  <CopyNumber value={perByte.difference} format={(value) => signed(value, format.signed)} />
                </td>
              </tr>
            </tbody>
          </table>
          <p className={styles.shows}>
            {perByte.difference === 0
              ? t('bits.equal')
              : t('bits.lower', {
                  model: perByte.difference < 0 ? names.second : names.first,
                  bits: format.bits(Math.abs(perByte.difference)),
                })}
          </p>
          <p className={styles.note}>{t('bits.counted', { counted: countedBytes, bytes })}</p>
        </>
      ) : (
        <p className={styles.note}>{t('bits.none')}</p>
      )}
    </section>
  );
}

/** Nothing has no sign. */
const signed = (value: number, write: (value: number) => string) => (value === 0 ? '0' : write(value));
