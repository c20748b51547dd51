/** The models on the menu that are not here yet, of the site and of the Hub: sizes before the click, and what was found when one was chosen. */
import { useId, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { CATALOG, findSource, type CatalogEntry, type SiteModel } from '@/store/catalog.ts';
import type { ModelSource } from '@/store/network.ts';
import { isPlainHttp } from '@/views/shared/isPlainHttp.ts';
import { hostName, useModelName } from '@/views/shared/modelNames.ts';
import { useStored } from '@/views/shared/StoreroomContext.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { CheckedModel } from './CheckedModel.tsx';
import styles from './ModelsSheet.module.css';
import { useChecked } from './useChecked.ts';

interface DoneProps {
  readonly onDone: () => void;
}

export function HubList({ onDone }: DoneProps) {
  const { t } = useTranslation('sheet');
  const format = useFormat();
  const keeps = !isPlainHttp();
  const site = useValue('network', (state) => state.site);
  const kept = useStored((state) => state.kept) ?? [];
  const coming = useValue('network', (state) => (state.loading ?? state.paused)?.source.id);
  // What is on its way stays where it was asked for until it is here.
  const isOffered = ({ id }: { readonly id: string }) => {
    const wanted = findSource(id, site);
    return (
      wanted?.kind === 'hub' &&
      !kept.some(
        ({ source, exports }) => source.id === id && source.hub === wanted.hub && (exports.length > 0 || id !== coming),
      )
    );
  };
  // Kept here, for what was chosen leaves the list while it is on its way and may come back to it.
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const itemOf = (id: string, facts: string) => (
    <HubItem
      key={id}
      id={id}
      facts={facts}
      isChosen={chosen.includes(id)}
      onChoose={() => setChosen([...chosen, id])}
      onDone={onDone}
    />
  );
  const isOwn = ({ id }: CatalogEntry) => site.models.some((model) => model.id === id);
  const ofSite = site.models.filter(isOffered);
  const ofHub = CATALOG.filter((entry) => isOffered(entry) && !isOwn(entry));
  const factsOfEntry = ({ layers, heads, parametersMillion, megabytes }: CatalogEntry) => {
    const [from, to] = megabytes ?? [0, 0];
    return t('hub.about', { layers, heads, parameters: format.plain(parametersMillion), from, to });
  };
  const factsOfModel = ({ layers, heads, parameters, bytes, isOpen, licence }: SiteModel) =>
    [
      t('hub.ofSite', { layers, heads, parameters: format.large(parameters), size: format.bytes(bytes) }),
      ...(isOpen ? [] : [t('shows.opaque')]),
      ...(licence === null ? [] : [t('hub.licence', { licence })]),
    ].join(' ');
  return (
    <>
      {ofSite.length > 0 ? (
        <Offers title={t('hub.siteTitle')} note={t(keeps ? 'hub.siteNote' : 'hub.siteNoteHttp')}>
          {ofSite.map((model) => itemOf(model.id, factsOfModel(model)))}
        </Offers>
      ) : null}
      {ofHub.length > 0 ? (
        <Offers title={t('hub.title', { place: hostName(site.hub) })} note={t(keeps ? 'hub.note' : 'hub.noteHttp')}>
          {ofHub.map((entry) => itemOf(entry.id, factsOfEntry(entry)))}
        </Offers>
      ) : null}
    </>
  );
}

interface OffersProps {
  readonly title: string;
  readonly note: string;
  readonly children: React.ReactNode;
}

function Offers({ title, note, children }: OffersProps) {
  const id = useId();
  return (
    <section className={styles.section}>
      <h3 id={id}>{title}</h3>
      <ul className={styles.models} aria-labelledby={id}>
        {children}
      </ul>
      <p className={styles.small}>{note}</p>
    </section>
  );
}

interface HubItemProps extends DoneProps {
  readonly id: string;
  readonly facts: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function HubItem({ id, ...offer }: HubItemProps) {
  const { t: tm } = useTranslation('models');
  const site = useValue('network', (state) => state.site);
  const source = findSource(id, site);
  const entry = CATALOG.find((known) => known.id === id);
  if (!source) return null;
  return (
    <li className={styles.model}>
      <HubOffer source={source} about={entry ? tm(`entries.${entry.key}.about`) : null} {...offer} />
    </li>
  );
}

interface HubOfferProps extends Omit<HubItemProps, 'id'> {
  readonly source: ModelSource;
  readonly about: string | null;
}

function HubOffer({ source, about, facts, isChosen, onChoose, onDone }: HubOfferProps) {
  const { t } = useTranslation('sheet');
  const { models } = useStores();
  const name = useModelName(source);
  // What was asked by its id is answered there.
  const known = useChecked(source);
  const checked = isChosen ? known : null;
  const choose = () => {
    onChoose();
    void models.getState().check(source);
  };
  return (
    <>
      <h4>{name}</h4>
      {about === null ? null : <p>{about}</p>}
      {checked?.check ? null : <p className={styles.small}>{facts}</p>}
      {checked ? (
        <CheckedModel checked={checked} onDone={onDone} />
      ) : (
        <div className={styles.actions}>
          <Button onClick={choose}>{t('hub.choose')}</Button>
        </div>
      )}
    </>
  );
}
