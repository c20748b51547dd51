/** The tokens of both models under one another, each with its surprisal; and of what is chosen, what both made of it. */
import { Trans } from 'react-i18next';
import { HeatLegend } from '@/elements/HeatLegend.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { FULL_SURPRISAL_BITS } from '@/draw/scales.ts';
import { bytesLabelParts, codePointLabel, joinLabelParts } from '@/model/tokenLabel.ts';
import { windowLength } from '@/model/config.ts';
import type { PartBits } from '@/model/textBits.ts';
import type { ComparedText } from '@/store/sessions/ComparedText.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { ExportTable } from '@/views/shared/export/ExportTable.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { AlignedGrid } from './AlignedGrid.tsx';
import { countAgreed, partOf, SIDES, type ComparedTokens } from './comparedTokens.ts';
import styles from './CompareModelsView.module.css';
import type { SideNames } from './useSideNames.ts';

interface AlignedTokensProps {
  readonly pair: ComparedText;
  readonly compared: ComparedTokens;
  readonly names: SideNames;
}

export function AlignedTokens({ pair, compared, names }: AlignedTokensProps) {
  const { t } = useTranslation('compareModels');
  const format = useFormat();
  const { conductor } = useStores();
  const query = useValue('selection', (state) => state.query);
  const wanted = useValue('network', (state) => state.window);
  const part = query === null ? null : partOf(compared.parts, 'first', query);
  const { same, all } = countAgreed(compared);
  const { second } = pair;
  return (
    <section className={styles.section} aria-label={t('tokens.heading')}>
      <h3>{t('tokens.heading')}</h3>
      {SIDES.filter((side) => compared[side].unknown.length > 0).map((side) => (
        <p key={side} className={styles.note}>
          {t('tokens.changed', {
            model: names[side],
            characters: format.list(
              compared[side].unknown.map((character) => codePointLabel(character.codePointAt(0) ?? 0)),
              'units',
            ),
          })}
        </p>
      ))}
      {second.unread > 0 ? (
        <p className={styles.note}>
          {t('tokens.tooLong', {
            model: names.second,
            count: second.ids.length,
            window: windowLength(second.model.config, wanted),
          })}
        </p>
      ) : null}
      <AlignedGrid
        text={pair.text}
        compared={compared}
        names={names}
        chosen={part}
        onChoose={(found) => conductor.selectQuery(found && found.first[1] - 1)}
      />
      {part ? <PartDetail part={part} text={pair.text} names={names} /> : null}
      <div className={styles.legend}>
        <HeatLegend label={t('tokens.scale')} kind="surprisal" limit={FULL_SURPRISAL_BITS} />
        <p className={styles.note}>
          {same === all ? t('tokens.agreeAll') : `${t('tokens.agree', { same, all })} ${t('tokens.legend')}`}{' '}
          {t('tokens.hint')}
        </p>
      </div>
      <ExportTable
        label={t('csv.tokens')}
        fileName="surprisal-of-two-models"
        table={() => ({
          columns: ['text', 'bytes', 'tokens_first', 'bits_first', 'tokens_second', 'bits_second', 'counted'],
          rows: compared.parts.map((each) => [
            textOf(each, pair.text),
            each.to - each.from,
            each.first[1] - each.first[0],
            each.bits.first ?? '',
            each.second[1] - each.second[0],
            each.bits.second ?? '',
            each.isCounted ? 1 : 0,
          ]),
        })}
      />
    </section>
  );
}

/** Every character of a part with a shape, and bytes that are no whole character as bytes. */
function textOf({ from, to }: PartBits, text: string): string {
  return joinLabelParts(bytesLabelParts(new TextEncoder().encode(text).subarray(from, to)));
}

interface PartDetailProps {
  readonly part: PartBits;
  readonly text: string;
  readonly names: SideNames;
}

function PartDetail({ part, text, names }: PartDetailProps) {
  const { t } = useTranslation('compareModels');
  const bitsOf = (bits: number | null) =>
    bits === null ? <span>{t('tokens.partNone')}</span> : <CopyNumber value={bits} format="bits" />;
  return (
    <p className={styles.detail}>
      <Trans
        t={t}
        i18nKey="tokens.part"
        values={{ token: textOf(part, text), ...names }}
        components={{
          token: <bdi className={styles.token} />,
          a: bitsOf(part.bits.first),
          b: bitsOf(part.bits.second),
        }}
      />
    </p>
  );
}
