/** What the workbench shows, for a page of somebody else: which views and controls of it, and the code to paste there. */
import { useRef, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { Field } from '@/elements/Field.tsx';
import { Toggle } from '@/elements/Toggle.tsx';
import { readScene } from '@/store/scene/scene.ts';
import { CONTROLS } from '@/views/shared/stage/controls.ts';
import { useWords } from '@/views/shared/stage/useWords.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { embedAddress, embedCode } from './embedSnippet.ts';
import { excerpt } from './excerpt.ts';
import type { TeachProps } from './teachProps.ts';
import styles from './TeachView.module.css';

/** Until something else is chosen. */
const FIRST = ['picture', 'next'];
const WITHOUT: readonly string[] = CONTROLS;

export function EmbedCode({ views }: Pick<TeachProps, 'views'>) {
  const { t } = useTranslation('teach');
  const stores = useStores();
  const box = useRef<HTMLInputElement | HTMLTextAreaElement>(null);
  const [shown, setShown] = useState<readonly string[]>(FIRST);
  const [without, setWithout] = useState(WITHOUT);
  const [copied, setCopied] = useState<string | null>(null);
  // Coming back from the workbench this renders again, with what was changed there.
  useValue('selection', ({ page }) => page);
  const chosen = views.filter(({ id }) => shown.includes(id));
  const scene = readScene(stores);
  const { address, unheld } = embedAddress(scene, { views: chosen, without });
  const title = t('embed.frame', { text: excerpt(scene.text.prompt) });
  const code = chosen.length === 0 ? '' : embedCode(location.href, address, title);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      setCopied(code);
    } catch {
      box.current?.select();
    }
  };
  const isCopied = copied === code && code !== '';
  return (
    <section className={styles.section} aria-label={t('embed.title')}>
      <h3>{t('embed.title')}</h3>
      <p className={styles.quiet}>{t('embed.about')}</p>
      <Field
        ref={(element) => void (box.current = element)}
        label={t('embed.code')}
        hint={t(code === '' ? 'embed.nothing' : unheld.length > 0 ? 'embed.cut' : 'embed.codeHint')}
        value={code}
        onChange={() => {}}
        rows={3}
        isReadOnly
        isMono
      />
      <div className={styles.line}>
        <Button icon={isCopied ? 'check' : 'copy'} disabled={code === ''} onClick={() => void copy()}>
          {t(isCopied ? 'embed.copied' : 'embed.copy')}
        </Button>
        <a className={styles.quiet} href="embeds.html">
          {t('embed.examples')}
        </a>
      </div>
      <details>
        <summary>{t('embed.choose')}</summary>
        <fieldset className={styles.visible} aria-label={t('embed.shown')}>
          <div className={styles.boxes}>
            {views.map(({ id, title }) => (
              <Choice
                key={id}
                title={title}
                isOn={shown.includes(id)}
                onChange={(isOn) => setShown(isOn ? [...shown, id] : shown.filter((other) => other !== id))}
              />
            ))}
            {CONTROLS.map((id) => (
              <Toggle
                key={id}
                kind="checkbox"
                label={t(`controls.${id}`)}
                isOn={!without.includes(id)}
                onChange={(isOn) => setWithout(isOn ? without.filter((other) => other !== id) : [...without, id])}
              />
            ))}
          </div>
        </fieldset>
      </details>
    </section>
  );
}

interface ChoiceProps {
  readonly title: TeachProps['views'][number]['title'];
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Choice({ title, ...rest }: ChoiceProps) {
  const words = useWords();
  return <Toggle kind="checkbox" label={words(title)} {...rest} />;
}
