/**
 * The pass as a line: one mark a stage, past ones filled, the current one named. For the keyboard
 * and for screen readers it is one slider, because thirty-two radio buttons would be a long walk.
 */
import type { KeyboardEvent, PointerEvent } from 'react';
import { useMemo } from 'react';
import { listStages, sameStage, stageKey, type Stage } from '@/model/stages.ts';
import { useStageName } from '@/views/shared/useStageName.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useElementSize } from '@/elements/useElementSize.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { groupStages, type StageGroup } from './groupStages.ts';
import { thinNumbers } from './thinNumbers.ts';
import styles from './StageScrubber.module.css';

/** More layers than this leave no room for words below the other stages. */
const MOST_WITH_WORDS = 8;
/** Marks closer than this are small; closer still, only the current one is drawn. CSS pixels. */
const SMALL_MARK = 9;
const DENSE_MARK = 5;
/** Layers over a shorter line than this share the space above it with a stage beside them. */
const SHORT_LINE = 130;
/** Of the line, so many times what another stage has at most: those must be hit too. */
const MOST_SHARE = 36;
/** Until the line is measured. */
const FIRST_WIDTH = 400;

export function StageScrubber() {
  const { t } = useTranslation('stages');
  const name = useStageName();
  const { conductor } = useStores();
  const layerCount = useValue('network', (state) => state.model?.config.layerCount ?? 0);
  const sublayers = useValue('network', (state) => state.model?.architecture?.structure.sublayers);
  const current = useValue('player', (state) => state.stage);
  const isShown = useValue('trace', (state) => state.shown !== null);
  const stages = useMemo(() => listStages(layerCount, sublayers), [layerCount, sublayers]);
  const groups = useMemo(() => groupStages(stages), [stages]);
  const at = Math.max(
    0,
    stages.findIndex((stage) => sameStage(stage, current)),
  );
  const [ref, size] = useElementSize();
  const width = size.width || FIRST_WIDTH;
  const numbers = thinNumbers(layerCount, width, 'layer' in current ? current.layer : null);
  const mark = width / Math.max(1, 2 * layerCount);
  const goTo = (index: number) => {
    const stage = stages[Math.min(stages.length - 1, Math.max(0, index))];
    if (!stage || !isShown) return;
    conductor.pause();
    if (!sameStage(stage, current)) conductor.goToStage(stage);
  };
  return (
    <div
      className={styles.scrubber}
      data-many={layerCount > MOST_WITH_WORDS || undefined}
      role="slider"
      tabIndex={isShown ? 0 : -1}
      aria-label={t('player.stage')}
      aria-valuemin={1}
      aria-valuemax={stages.length}
      aria-valuenow={at + 1}
      aria-valuetext={t('player.stageOf', { at: at + 1, count: stages.length, name: name(stages[at] ?? current) })}
      aria-disabled={!isShown}
      onKeyDown={(event) => jump(event, at, stages, goTo)}
      onPointerDown={(event) => {
        // A finger holds on to the mark it touched first; let go, so that the marks it passes are met.
        if (event.target instanceof Element && event.target.hasPointerCapture(event.pointerId))
          event.target.releasePointerCapture(event.pointerId);
        scrub(event, goTo);
      }}
      onPointerMove={(event) => event.buttons === 1 && scrub(event, goTo)}
    >
      <Groups groups={groups.filter((group) => group.layer === null && group.first <= 1)} at={at} stages={stages} />
      <span
        ref={ref}
        className={styles.layers}
        data-marks={mark < DENSE_MARK ? 'dense' : mark < SMALL_MARK ? 'small' : undefined}
        data-short={width < SHORT_LINE || undefined}
        style={{ flexGrow: Math.min(MOST_SHARE, 2 * layerCount) }}
        data-current={placeOf(current, at)}
      >
        {layerCount > 0 ? <span className={styles.caption}>{t('player.layers')}</span> : null}
        <Groups groups={groups.filter((group) => group.layer !== null)} at={at} stages={stages} numbers={numbers} />
      </span>
      <Groups groups={groups.filter((group) => group.layer === null && group.first > 1)} at={at} stages={stages} />
    </div>
  );
}

/** Where the pass stands, as seen from the layers. */
function placeOf(current: Stage, at: number): 'before' | 'within' | 'after' {
  if ('layer' in current) return 'within';
  return at < STAGES_BEFORE ? 'before' : 'after';
}

/** Tokenize and embed. */
const STAGES_BEFORE = 2;

/** Keeps a label's line where it has no number. */
const NO_BREAK = '\u00a0';

interface GroupsProps {
  readonly groups: readonly StageGroup[];
  readonly at: number;
  readonly stages: readonly Stage[];
  /** By layer: whether its number is written. */
  readonly numbers?: readonly boolean[];
}

/** Marks over the label they share: one stage alone, or the two of a layer. */
function Groups({ groups, at, stages, numbers }: GroupsProps) {
  const { t } = useTranslation('stages');
  return groups.map((group) => {
    const isCurrent = at >= group.first && at < group.first + group.stages.length;
    return (
      <span key={group.key} className={styles.group} data-layer={group.layer !== null} data-current={isCurrent}>
        <span className={styles.marks}>
          {group.stages.map((stage, offset) => (
            <Mark key={stageKey(stage)} stage={stage} index={group.first + offset} at={at} count={stages.length} />
          ))}
        </span>
        <span className={styles.label} data-index={isCurrent ? at : group.first}>
          {group.layer === null ? t(`tick.${group.kind}`) : numbers?.[group.layer] ? group.layer + 1 : NO_BREAK}
        </span>
      </span>
    );
  });
}

interface MarkProps {
  readonly stage: Stage;
  readonly index: number;
  readonly at: number;
  readonly count: number;
}

function Mark({ stage, index, at, count }: MarkProps) {
  const name = useStageName();
  const state = index === at ? 'current' : index < at ? 'past' : 'future';
  return (
    <span className={styles.mark} data-index={index} data-kind={stage.kind} data-state={state} title={name(stage)}>
      <span className={styles.sign} />
      {state === 'current' ? (
        // The name leans inwards towards the ends of the line, so that it never leaves it.
        <span className={styles.flag} style={{ transform: `translateX(${(-100 * index) / Math.max(1, count - 1)}%)` }}>
          {name(stage)}
        </span>
      ) : null}
    </span>
  );
}

function scrub(event: PointerEvent, goTo: (index: number) => void) {
  const mark = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
  if (mark?.dataset.index !== undefined) goTo(Number(mark.dataset.index));
}

/** Arrows go by stage, Page keys by layer, Home and End to the ends. */
function jump(event: KeyboardEvent, at: number, stages: readonly Stage[], goTo: (index: number) => void) {
  const targets: Partial<Record<string, number>> = {
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    PageUp: at + 2,
    PageDown: at - 2,
    Home: 0,
    End: stages.length - 1,
  };
  const target = targets[event.key];
  if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  // The page has its own meaning for arrows; here they are the slider's.
  event.preventDefault();
  event.stopPropagation();
  goTo(target);
}
