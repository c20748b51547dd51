/** What the table is reckoned with: one tokenizer, a price that the visitor knows, and a window. */
import { useState } from 'react';
import { Field } from '@/elements/Field.tsx';
import { Select } from '@/elements/Select.tsx';
import type { ColumnId } from '@/store/tokenizerChoices.ts';
import type { Column } from '@/views/shared/desk/useColumns.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './LanguagesView.module.css';

interface PriceFieldsProps {
  readonly columns: readonly Column[];
  readonly priced: ColumnId;
  /** The loaded model's window; null while there is none. */
  readonly ownRoom: number | null;
}

export const MOST_PRICE = 1_000_000;
export const MOST_ROOM = 100_000_000;

export function PriceFields({ columns, priced, ownRoom }: PriceFieldsProps) {
  const { t } = useTranslation('languages');
  const { tokenizerChoices } = useStores();
  const price = useValue('tokenizerChoices', (state) => state.price);
  const room = useValue('tokenizerChoices', (state) => state.room);
  const { setPriced, setPrice, setRoom } = tokenizerChoices.getState();
  return (
    <div className={styles.fields}>
      <Select
        label={t('priced')}
        options={columns.map(({ id, name }) => ({ value: id, label: name }))}
        value={priced}
        onChange={setPriced}
      />
      <NumberField
        label={t('price')}
        value={price}
        read={(written) => readNumber(written, 0, MOST_PRICE)}
        onChange={setPrice}
        hint={t('priceHint')}
        error={t('priceWrong')}
        inputMode="decimal"
      />
      <NumberField
        label={t('room')}
        value={room}
        read={(written) => {
          const found = readNumber(written, 1, MOST_ROOM);
          return found !== null && Number.isInteger(found) ? found : null;
        }}
        onChange={setRoom}
        hint={ownRoom === null ? t('roomHintNone') : t('roomHint', { tokens: ownRoom })}
        error={t('roomWrong')}
        inputMode="numeric"
      />
    </div>
  );
}

/** A number as people type it, also with a comma for decimals; null for anything else. */
function readNumber(written: string, least: number, most: number): number | null {
  const found = Number(written.trim().replace(',', '.'));
  return written.trim() !== '' && found >= least && found <= most ? found : null;
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number | null;
  readonly read: (written: string) => number | null;
  readonly onChange: (value: number | null) => void;
  readonly hint: string;
  readonly error: string;
  readonly inputMode: 'decimal' | 'numeric';
}

/** Empty is no number; what cannot be read changes nothing and is said. */
function NumberField({ label, value, read, onChange, hint, error, inputMode }: NumberFieldProps) {
  const [typed, setTyped] = useState({ of: value, written: value === null ? '' : String(value) });
  // Set from elsewhere, by a link: what was typed before is not it.
  const written = typed.of === value ? typed.written : value === null ? '' : String(value);
  const isWrong = written.trim() !== '' && read(written) === null;
  const change = (next: string) => {
    const found = next.trim() === '' ? null : read(next);
    const isKept = next.trim() !== '' && found === null;
    setTyped({ of: isKept ? value : found, written: next });
    if (!isKept) onChange(found);
  };
  return (
    <Field
      label={label}
      value={written}
      onChange={change}
      hint={hint}
      error={isWrong ? error : null}
      inputMode={inputMode}
    />
  );
}
