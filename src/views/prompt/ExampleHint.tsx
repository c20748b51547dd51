/** What to look for in an example, and the second prompt that attacks what it seems to show. */
import { claimNumbers } from '@/views/shared/claimNumbers.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import type { Example, ExampleKey } from './examples.ts';
import styles from './PromptView.module.css';

interface ExampleHintProps {
  readonly example: Example & { readonly key: ExampleKey };
  /** True when the text shown is the attack. */
  readonly isAttack: boolean;
  readonly onTry: (text: string) => void;
}

export function ExampleHint({ example, isAttack, onTry }: ExampleHintProps) {
  const { t } = useTranslation('prompt');
  // Which numbers a sentence takes, its example knows; the compiler knows it of one key only. A test asks for all of them.
  const say = t as (key: string, values: Readonly<Record<string, string>>) => string;
  const format = useFormat();
  const { key, text, attack, claims } = example;
  const numbers = claimNumbers(claims, format);
  const other = isAttack ? text : attack;
  return (
    <div className={styles.look}>
      <p>
        <strong>{t(isAttack ? 'attacked' : 'look')} </strong>
        {say(`examples.${key}.${isAttack ? 'attacked' : 'look'}`, numbers)}
      </p>
      {other === null ? null : (
        <p>
          <strong>{t(isAttack ? 'back' : 'attack')} </strong>
          <button type="button" className={styles.attack} onClick={() => onTry(other)}>
            {other}
          </button>
        </p>
      )}
    </div>
  );
}
