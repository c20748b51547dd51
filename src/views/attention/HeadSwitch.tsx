/** In the head view: switch this head off, or cut the edge that is explained, without going to the panel. */
import { Button } from '@/elements/Button.tsx';
import type { Head, Layer } from '@/model/axes.ts';
import { hasChange, type Change } from '@/model/experiment.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useChangeWords } from '@/views/shared/useChangeWords.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './HeadSwitch.module.css';

export interface HeadSwitchProps {
  readonly layer: Layer;
  readonly head: Head;
  readonly query: number;
  readonly keyAt: number;
}

export function HeadSwitch({ layer, head, query, keyAt }: HeadSwitchProps) {
  const { t } = useTranslation('whatif');
  const changes = useValue('experiment', (state) => state.changes);
  const refused = useValue('experiment', (state) => state.refused);
  const guide = useValue('selection', (state) => state.guide);
  const words = useChangeWords();
  const isOff = hasChange(changes, { kind: 'head', layer, head });
  const edge: Change = { kind: 'cut', layer, head, query, key: keyAt };
  const isCut = hasChange(changes, edge);
  const names = { query: words.token(query), key: words.token(keyAt) };
  return (
    <p className={styles.switch}>
      <span className={styles.label}>{t('here.label')}</span>
      <Toggle change={{ kind: 'head', layer, head }} isOn={isOff} words={t(isOff ? 'here.headOn' : 'here.headOff')} />
      {keyAt <= query && query > 0 ? (
        <Toggle change={edge} isOn={isCut} words={t(isCut ? 'here.uncut' : 'here.cut', names)} />
      ) : null}
      {refused && guide !== 'whatif' ? (
        <span className={styles.refused} role="alert">
          {words.refusal(refused)}
        </span>
      ) : null}
    </p>
  );
}

function Toggle({ change, isOn, words }: { readonly change: Change; readonly isOn: boolean; readonly words: string }) {
  const { experiment } = useStores();
  return (
    <Button isPressed={isOn} onClick={() => void experiment.getState().toggle(change)}>
      {words}
    </Button>
  );
}
