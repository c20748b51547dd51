/** Stage 10: the token joins the text; what the cache of keys and values saves. */
import { candidateLabel, tokenLabel } from '@/model/tokenLabel.ts';
import { TokenChip } from '@/elements/TokenChip.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { alignLines, StageFormula } from './StageFormula.tsx';
import { StageSection } from './StageSection.tsx';
import { listIds } from './tex.ts';
import type { ChoiceStageProps } from './useChoice.ts';
import styles from './StagesView.module.css';

/** Tokens of the text shown before the new one. */
const TAIL = 3;

export function AppendStage({ place, choice }: ChoiceStageProps) {
  const { t } = useTranslation('explain');
  const { shown, tokens, model } = place;
  const { id } = choice.next.upcoming;
  const isWindowFull = tokens.length >= place.window;
  const next = [...shown.ids.slice(isWindowFull ? 1 : 0), id];
  return (
    <>
      <StageSection title={t('append.text')}>
        <p className={styles.chips}>
          {tokens.length > TAIL ? <span className={styles.more}>…</span> : null}
          {tokens.slice(-TAIL).map((token) => (
            <TokenChip key={token.position} text={tokenLabel(token)} />
          ))}
          <TokenChip text={candidateLabel(model.vocabulary, id)} isChosen />
        </p>
      </StageSection>
      <Rows
        total={shown.ids.length}
        reused={shown.run?.reused ?? shown.ids.length}
        milliseconds={shown.run?.milliseconds ?? null}
        next={next.length}
        isWindowFull={isWindowFull}
      />
      <StageFormula
        caption={t('append.formula')}
        tex={alignLines(`&${listIds(shown.ids, '\\dots')}`, `\\to\\;&${listIds(next, '\\dots')}`)}
        plain={`${listIds(shown.ids, '…')} → ${listIds(next, '…')}`}
      />
    </>
  );
}

interface RowsProps {
  readonly total: number;
  readonly reused: number;
  /** How long the run took; null when all rows were kept and nothing had to run. */
  readonly milliseconds: number | null;
  readonly next: number;
  readonly isWindowFull: boolean;
}

/** Rows of this pass and of the next: kept ones pale, computed ones full. */
function Rows({ total, reused, milliseconds, next, isWindowFull }: RowsProps) {
  const { t } = useTranslation('explain');
  const format = useFormat();
  return (
    <dl className={styles.passes}>
      <dt>{t('append.thisPass')}</dt>
      <dd>
        <RowBar total={total} reused={reused} />
        <span className={styles.note}>
          {milliseconds === null ? (
            t('append.notRun')
          ) : (
            <>
              <RowWords reused={reused} computed={total - reused} />{' '}
              <CopyNumber value={milliseconds} format={format.milliseconds} />
            </>
          )}
        </span>
      </dd>
      <dt>{t('append.nextPass')}</dt>
      <dd>
        <RowBar total={next} reused={isWindowFull ? 0 : total} />
        <span className={styles.note}>
          <RowWords reused={isWindowFull ? 0 : total} computed={next - (isWindowFull ? 0 : total)} />
        </span>
      </dd>
    </dl>
  );
}

/** How many rows were kept and how many computed, as one list. */
function RowWords({ reused, computed }: { readonly reused: number; readonly computed: number }) {
  const { t } = useTranslation('explain');
  const format = useFormat();
  return format.list([t('append.reused', { count: reused }), t('append.computed', { count: computed })], 'units');
}

function RowBar({ total, reused }: { readonly total: number; readonly reused: number }) {
  return (
    <span className={styles.rowBar} aria-hidden="true">
      <span className={styles.rowsKept} style={{ flexGrow: reused }} />
      <span className={styles.rowsComputed} style={{ flexGrow: total - reused }} />
    </span>
  );
}
