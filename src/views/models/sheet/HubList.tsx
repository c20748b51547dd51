/** The models on the menu that are not here yet: sizes before the click, and what was found when one was chosen. */
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/elements/Button.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { CATALOG, findSource, type CatalogEntry } from '@/store/catalog.ts';
import { hostName } from '@/views/shared/modelNames.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { CheckedModel } from './CheckedModel.tsx';
import styles from './ModelsSheet.module.css';
import { useChecked } from './useChecked.ts';

interface DoneProps {
  readonly onDone: () => void;
}

export function HubList({ onDone }: DoneProps) {
  const { t } = useTranslation('sheet');
  const id = useId();
  const hub = useValue('network', (state) => state.site.hub);
  const kept = useValue('models', (state) => state.kept) ?? [];
  const coming = useValue('network', (state) => (state.loading ?? state.paused)?.source.id);
  // What is on its way stays where it was asked for until it is here.
  const isHere = (entry: CatalogEntry) =>
    entry.kind === 'embedded' ||
    kept.some(
      ({ source, isWhole }) => source.id === entry.id && source.hub === hub && (isWhole || entry.id !== coming),
    );
  const offered = CATALOG.filter((entry) => !isHere(entry));
  if (offered.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3 id={id}>{t('hub.title', { place: hostName(hub) })}</h3>
      <ul className={styles.models} aria-labelledby={id}>
        {offered.map((entry) => (
          <HubItem key={entry.id} entry={entry} onDone={onDone} />
        ))}
      </ul>
      <p className={styles.small}>{t('hub.note')}</p>
    </section>
  );
}

function HubItem({ entry, onDone }: DoneProps & { readonly entry: CatalogEntry }) {
  const { t } = useTranslation('sheet');
  const { t: tm } = useTranslation('models');
  const format = useFormat();
  const { models } = useStores();
  const site = useValue('network', (state) => state.site);
  const source = findSource(entry.id, site);
  const [isChosen, setChosen] = useState(false);
  // What was asked by its id is answered there.
  const known = useChecked(source);
  const checked = isChosen ? known : null;
  const { layers, heads, parametersMillion, megabytes } = entry;
  const [from, to] = megabytes ?? [0, 0];
  return (
    <li className={styles.model}>
      <h4>{tm(`entries.${entry.key}.name`)}</h4>
      <p>{tm(`entries.${entry.key}.about`)}</p>
      {checked?.check ? null : (
        <p className={styles.small}>
          {t('hub.about', { layers, heads, parameters: format.plain(parametersMillion), from, to })}
        </p>
      )}
      {checked ? (
        <CheckedModel checked={checked} onDone={onDone} />
      ) : source ? (
        <div className={styles.actions}>
          <Button
            onClick={() => {
              setChosen(true);
              void models.getState().check(source);
            }}
          >
            {t('hub.choose')}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
