export const TRAINER_ERRORS = ['SizeRefused', 'OutOfMemory'] as const;
export type TrainerErrorName = (typeof TRAINER_ERRORS)[number];
export interface TrainerErrorData {
  readonly name: TrainerErrorName;
  readonly detail: string;
}
