/**
 * A phase that was trained beforehand as a file beside the model it led to: the loss of every step, what was measured
 * at its checkpoints, and the parameters at a few of them in 8 bits, to look back at. The words inside the file are
 * those of its first version (`milestones`, `snapshots`) and stay, so that every file opens.
 */
import type { CheckpointMeasure, Phase, Checkpoint } from '@/trainer/protocol.ts';
import { PHASES } from '@/trainer/protocol.ts';
import { MOST_STEPS } from '@/trainer/phases/checkSettings.ts';
import { fromEightBits, toEightBits } from './eightBits.ts';
import { isRecord, writeTensors } from '@/formats/safetensors.ts';
import { readCheckpointFile, refused } from './readCheckpointFile.ts';
import type { NamedTensor } from '@/formats/safetensors.ts';

const VERSION = 1;
const MOST_MEASURES = 100;

export interface RecordedPhase {
  readonly phase: Phase;
  readonly step: number;
  readonly charactersSeen: number;
  readonly losses: Float32Array;
  readonly heldOutSteps: Int32Array;
  readonly heldOutLosses: Float32Array;
  readonly measures: readonly CheckpointMeasure[];
}

/** The parameters at a moment, in the order of the network's memory. */
export interface RecordedCheckpoint extends Omit<Checkpoint, 'id'> {
  readonly parameters: Float32Array;
}

type WrittenMeasure = Omit<CheckpointMeasure, 'checkpoint'> & { readonly snapshot: number };
interface WrittenCheckpoint {
  readonly phase: Phase;
  readonly step: number;
  readonly kind: 'milestone' | 'end';
}

export interface RecordedRun {
  readonly phase: RecordedPhase;
  readonly checkpoints: readonly RecordedCheckpoint[];
}

export function writeRun({ phase: about, checkpoints }: RecordedRun): Uint8Array<ArrayBuffer> {
  const { losses, heldOutLosses, heldOutSteps, measures, ...rest } = about;
  const flat = (name: string, data: Float32Array, precision: 'F16' | 'I8' = 'F16'): NamedTensor => ({
    name,
    shape: [data.length],
    data,
    precision,
  });
  const tensors = [flat('losses', losses), flat('heldOut.losses', heldOutLosses)];
  checkpoints.forEach(({ parameters }, at) => {
    const { values, scales } = toEightBits(parameters);
    tensors.push(flat(`snapshot.${at}.values`, values, 'I8'), flat(`snapshot.${at}.scales`, scales));
  });
  const written = {
    version: VERSION,
    ...rest,
    milestones: measures.map(({ phase, step, checkpoint, ...measured }) => ({
      phase,
      step,
      snapshot: checkpoint,
      ...measured,
    })),
    heldOutSteps: Array.from(heldOutSteps),
    snapshots: checkpoints.map(({ phase, step, kind }) => ({
      phase,
      step,
      kind: kind === 'scheduled' ? 'milestone' : kind,
    })),
  };
  return writeTensors(tensors, { format: 'pt', glassbox: JSON.stringify(written) }, 'F16');
}

/** `count`: parameters of the model it belongs to. Throws FileRefused. */
export function readRun(file: Uint8Array, count: number): RecordedRun {
  const { metadata, tensors } = readCheckpointFile(file);
  const about = parse(metadata['glassbox']);
  const data = (name: string) => tensors.get(name)?.data ?? new Float32Array();
  const { phase, step, charactersSeen, heldOutSteps, milestones, snapshots } = about;
  const [losses, heldOutLosses] = [data('losses'), data('heldOut.losses')];
  if (about['version'] !== VERSION || !isPhase(phase) || !isCount(step) || !isCount(charactersSeen, Infinity))
    throw refused('its run makes no sense');
  if (losses.length !== step || !isList(heldOutSteps, isCount) || heldOutSteps.length !== heldOutLosses.length)
    throw refused('its losses do not fit its steps');
  if (!isList(milestones, isMeasure) || milestones.length > MOST_MEASURES || !isList(snapshots, isCheckpoint))
    throw refused('its checkpoints make no sense');
  return {
    phase: {
      phase,
      step,
      charactersSeen,
      losses,
      heldOutSteps: Int32Array.from(heldOutSteps),
      heldOutLosses,
      measures: milestones.map(({ snapshot, ...measured }) => ({ ...measured, checkpoint: snapshot })),
    },
    checkpoints: snapshots.map(({ phase, step, kind }, at) => {
      const [values, scales] = [data(`snapshot.${at}.values`), data(`snapshot.${at}.scales`)];
      if (values.length !== count) throw refused('a checkpoint is of another size');
      const ofKind = kind === 'milestone' ? 'scheduled' : kind;
      return { phase, step, kind: ofKind, parameters: fromEightBits({ values, scales }) };
    }),
  };
}

function parse(text = ''): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch {
    // Told below.
  }
  throw refused('it says nothing of a run');
}

const isPhase = (value: unknown): value is Phase => PHASES.some((phase) => phase === value);
const isCount = (value: unknown, most: unknown = MOST_STEPS): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (typeof most !== 'number' || (value as number) <= most);
const isNumberOrNull = (value: unknown) => value === null || typeof value === 'number';

function isList<Value>(value: unknown, is: (each: unknown) => each is Value): value is readonly Value[] {
  return Array.isArray(value) && value.every((each) => is(each));
}

function isCheckpoint(value: unknown): value is WrittenCheckpoint {
  return (
    isRecord(value) &&
    isPhase(value['phase']) &&
    isCount(value['step']) &&
    (value['kind'] === 'milestone' || value['kind'] === 'end')
  );
}

function isMeasure(value: unknown): value is WrittenMeasure {
  return (
    isRecord(value) &&
    isPhase(value['phase']) &&
    isCount(value['step']) &&
    typeof value['prompt'] === 'string' &&
    typeof value['sample'] === 'string' &&
    [value['heldOutLoss'], value['wordShare'], value['pairShare']].every(isNumberOrNull) &&
    [value['trained'], value['heldOut']].every((score) => score === null || isRecord(score))
  );
}
