/**
 * A phase that was trained beforehand as a file beside the model it led to: the loss of every step, what was measured
 * at its milestones, and the parameters at a few of them in 8 bits, to look back at.
 */
import type { Milestone, Phase, Snapshot } from '@/trainer/protocol.ts';
import { PHASES } from '@/trainer/protocol.ts';
import { MOST_STEPS } from '@/trainer/phases/checkSettings.ts';
import { fromEightBits, toEightBits } from './eightBits.ts';
import { isRecord, writeTensors } from '@/formats/safetensors.ts';
import { readCheckpointFile, refused } from './readCheckpointFile.ts';
import type { NamedTensor } from '@/formats/safetensors.ts';

const VERSION = 1;
const MOST_MILESTONES = 100;

export interface RecordedPhase {
  readonly phase: Phase;
  readonly step: number;
  readonly charactersSeen: number;
  readonly losses: Float32Array;
  readonly heldOutSteps: Int32Array;
  readonly heldOutLosses: Float32Array;
  readonly milestones: readonly Milestone[];
}

/** The parameters at a moment, in the order of the network's memory. */
export interface RecordedSnapshot extends Omit<Snapshot, 'id'> {
  readonly parameters: Float32Array;
}

export interface RecordedRun {
  readonly phase: RecordedPhase;
  readonly snapshots: readonly RecordedSnapshot[];
}

export function writeRun({ phase: about, snapshots }: RecordedRun): Uint8Array<ArrayBuffer> {
  const { losses, heldOutLosses, heldOutSteps, ...rest } = about;
  const flat = (name: string, data: Float32Array, precision: 'F16' | 'I8' = 'F16'): NamedTensor => ({
    name,
    shape: [data.length],
    data,
    precision,
  });
  const tensors = [flat('losses', losses), flat('heldOut.losses', heldOutLosses)];
  snapshots.forEach(({ parameters }, at) => {
    const { values, scales } = toEightBits(parameters);
    tensors.push(flat(`snapshot.${at}.values`, values, 'I8'), flat(`snapshot.${at}.scales`, scales));
  });
  const written = {
    version: VERSION,
    ...rest,
    heldOutSteps: Array.from(heldOutSteps),
    snapshots: snapshots.map(({ phase, step, kind }) => ({ phase, step, kind })),
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
  if (!isList(milestones, isMilestone) || milestones.length > MOST_MILESTONES || !isList(snapshots, isMoment))
    throw refused('its milestones make no sense');
  return {
    phase: {
      phase,
      step,
      charactersSeen,
      losses,
      heldOutSteps: Int32Array.from(heldOutSteps),
      heldOutLosses,
      milestones,
    },
    snapshots: snapshots.map((moment, at) => {
      const [values, scales] = [data(`snapshot.${at}.values`), data(`snapshot.${at}.scales`)];
      if (values.length !== count) throw refused('a snapshot is of another size');
      return { ...moment, parameters: fromEightBits({ values, scales }) };
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

function isMoment(value: unknown): value is Omit<Snapshot, 'id'> {
  return (
    isRecord(value) &&
    isPhase(value['phase']) &&
    isCount(value['step']) &&
    (value['kind'] === 'milestone' || value['kind'] === 'end')
  );
}

function isMilestone(value: unknown): value is Milestone {
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
