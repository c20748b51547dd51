/** A zone that shows one of its views, chosen by tabs. A view that is alone there needs no tabs and has its own heading. */
import { useState } from 'react';
import { Segmented } from '@/elements/Segmented.tsx';
import { ShownView } from './ShownView.tsx';
import styles from './Stage.module.css';
import { useWords } from './useWords.ts';
import type { Choice, ViewSpec, ZoneSpec } from './ViewSpec.ts';

export interface TabbedZoneProps {
  readonly zone: ZoneSpec;
  /** Those on show; at least one. */
  readonly views: readonly ViewSpec[];
  readonly choice: Choice | undefined;
}

export function TabbedZone({ zone, views, choice }: TabbedZoneProps) {
  const words = useWords();
  const [tabEnd, setTabEnd] = useState<HTMLElement | null>(null);
  const shown = views.find(({ id }) => id === choice?.chosen) ?? views[0];
  if (!shown) return null;
  const isChoice = choice !== undefined && views.length > 1;
  const hasTabEnd = isChoice && zone.hasTabEnd === true;
  return (
    <div className={styles.tabbed} data-filled={zone.isFilled}>
      {isChoice ? (
        <div className={styles.tabs} data-has-end={hasTabEnd}>
          <Segmented
            label={zone.label ? words(zone.label) : ''}
            isLabelHidden
            look="tabs"
            options={views.map(({ id, title, hint }) => ({
              value: id,
              label: words(title),
              ...(hint ? { hint: words(hint) } : {}),
            }))}
            value={shown.id}
            onChange={(id) => choice.choose(id)}
          />
          {hasTabEnd ? <div ref={setTabEnd} className={styles.end} /> : null}
        </div>
      ) : null}
      <div className={styles.body}>
        <ShownView key={shown.id} view={shown} waiting={zone.waiting} {...(hasTabEnd ? { tabEnd } : {})} />
      </div>
    </div>
  );
}
