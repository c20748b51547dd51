/** A token inside a sentence: mono, in the colour of the part it plays, hatched like everywhere when it is part of a character. */
import type { TokenCaption } from '@/draw/tokenCaption.ts';
import { joinClasses } from '@/elements/joinClasses.ts';
import styles from './TokenName.module.css';

export interface TokenNameProps {
  readonly label: TokenCaption | undefined;
  readonly role: 'query' | 'key';
}

export function TokenName({ label, role }: TokenNameProps) {
  return (
    <bdi className={joinClasses(styles.token, styles[role], label?.isFragment && styles.fragment)}>
      {label?.text ?? ''}
    </bdi>
  );
}
