/** Steps of a made lesson are told apart by their number. */
export const stepId = (at: number): string => `step-${at + 1}`;
/** From 0. */
export const stepNumber = (id: string): number => Number(id.slice('step-'.length)) - 1;
