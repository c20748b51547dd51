/** A token within a sentence, set apart as the model's own. */
import styles from './DrawBar.module.css';

export function TokenName({ text }: { readonly text: string }) {
  return (
    <bdi className={styles.token} translate="no">
      {text}
    </bdi>
  );
}
