/** The two models: what they are, and where their numbers come from. */
import { useStore } from 'zustand';
import { ProvenanceMark } from '@/elements/ProvenanceMark.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { Model } from '@/store/network.ts';
import type { SideName } from '@/store/sessions/ComparedText.ts';
import type { Session } from '@/store/sessions/Session.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './CompareModelsView.module.css';
import type { SideNames } from './useSideNames.ts';

interface SideFactsProps {
  readonly names: SideNames;
  /** Null while there is nothing that both predict. */
  readonly perByte: Readonly<Record<SideName, number>> | null;
}

export function SideFacts({ names, perByte }: SideFactsProps) {
  const { t } = useTranslation('compareModels');
  const first = useValue('network', (state) => state.model);
  const session = useValue('modelComparison', (state) => state.session);
  return (
    <dl className={styles.sides} aria-label={t('side.label')}>
      <div data-side="first">
        <dt>{names.first}</dt>
        <dd>
          {first ? <Facts model={first} name={names.first} /> : null}
          <PerByte bits={perByte?.first} />
        </dd>
      </div>
      <div data-side="second">
        <dt>{names.second}</dt>
        <dd>
          {session ? <SecondFacts session={session} name={names.second} /> : null}
          <PerByte bits={perByte?.second} />
        </dd>
      </div>
    </dl>
  );
}

function PerByte({ bits }: { readonly bits: number | undefined }) {
  const { t } = useTranslation('compareModels');
  const format = useFormat();
  return bits === undefined ? null : <p className={styles.perByte}>{t('side.perByte', { bits: format.bits(bits) })}</p>;
}

function SecondFacts({ session, name }: { readonly session: Session; readonly name: string }) {
  const model = useStore(session.network, (state) => state.model);
  return model ? <Facts model={model} name={name} /> : null;
}

function Facts({ model, name }: { readonly model: Model; readonly name: string }) {
  const { t } = useTranslation('compareModels');
  const { t: tr } = useTranslation('recording');
  const { t: ta } = useTranslation('app');
  const format = useFormat();
  const { config, precision, source, recordedAt } = model;
  const facts = [
    t('side.facts', {
      layers: config.layerCount,
      heads: config.headCount,
      vocabulary: format.integer(config.vocabularySize),
    }),
    t(precision === 'float32' ? 'side.exact' : 'side.rounded'),
    ...(source.kind === 'hub' && source.file !== undefined ? [t('side.file', { file: source.file })] : []),
  ];
  return (
    <>
      {format.list(facts, 'units')}{' '}
      {recordedAt === undefined ? (
        <ProvenanceMark provenance="live" label={ta('live')} detail={t('mark.live', { model: name })} />
      ) : (
        <ProvenanceMark
          provenance="recorded"
          label={tr('mark')}
          detail={t('mark.recorded', { model: name, date: format.time(new Date(recordedAt)) })}
        />
      )}
    </>
  );
}
