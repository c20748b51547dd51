/** The logit as the sum of its parts, with the real numbers; the parts beside the grid each with its arithmetic. */
import type { Format } from '@/draw/formats.ts';
import { Formula } from '@/elements/Formula.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { sumByKind, sumContributions, type Component, type ComponentKind } from '@/model/attribution.ts';
import { ContributionNumber } from '@/views/shared/arithmetic/ContributionNumber.tsx';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { nameLogit, type AttributedLogit } from '@/views/shared/arithmetic/logit.ts';
import { LogitParts } from '@/views/shared/arithmetic/LogitParts.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './AttributionView.module.css';

const KINDS = ['embedding', 'head', 'mlp', 'bias', 'constant', 'rest'] as const satisfies readonly ComponentKind[];

export function AttributionEquation(logit: AttributedLogit) {
  const { t } = useTranslation('attribution');
  const format = useFormat();
  const model = useValue('network', (state) => state.model);
  if (!model) return null;
  const { contributions, token, against, place } = logit;
  const sums = sumByKind(contributions);
  const total = sumContributions(contributions);
  const name = nameLogit(model.vocabulary, logit);
  const write = (value: number) => format.summand(value);
  return (
    <section className={styles.equation} aria-label={t('equation')}>
      <p className={styles.logit}>
        <span>{t(against === null ? 'logit' : 'difference', { name })}</span>{' '}
        <ContributionNumber
          title={t('logitOf', { name })}
          value={total}
          place={place}
          token={token}
          against={against}
          source="stream"
          before={<LogitParts contributions={contributions} />}
        />
      </p>
      <Formula
        tex={`${inTex(total, true, format)} = ${KINDS.map((kind, at) => inTex(sums[kind], at === 0, format)).join(' ')}`}
        plain={`${bare(total, format)} = ${KINDS.map((kind) => `${t(`kind.${kind}`)} ${bare(sums[kind], format)}`).join(' + ')}`}
      />
      <dl className={styles.parts}>
        {KINDS.map((kind) => (
          <div key={kind} title={t(`hint.${kind}`)}>
            <dt>{t(`kind.${kind}`)}</dt>
            <dd>
              {kind === 'embedding' ? (
                <ContributionNumber
                  title={t('effect', { component: t('name.embedding'), name })}
                  value={sums.embedding}
                  format={write}
                  place={place}
                  token={token}
                  against={against}
                  source={EMBEDDING}
                />
              ) : (
                <CopyNumber value={sums[kind]} format={write} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {Math.abs(sums.rest) > TOLD_REST * Math.max(1, Math.abs(total)) ? (
        <p className={styles.note}>{t('restNote')}</p>
      ) : null}
    </section>
  );
}

const EMBEDDING: Component = { kind: 'embedding' };
/** A rest larger than this share of the logit is more than rounding of 32-bit numbers. */
const TOLD_REST = 1e-3;

/** Without the plus. Two decimals throughout, so that a reader can add them up. */
function bare(value: number, format: Format): string {
  return format.summand(value).replace(/^\+/, '');
}

function inTex(value: number, isFirst: boolean, format: Format): string {
  const written = format.summand(value).replace('\u2212', '-').replaceAll(',', '{,}');
  if (isFirst) return written.replace(/^\+/, '');
  return /^[+-]/.test(written) ? written : `+ ${written}`;
}
