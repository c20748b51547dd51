/** The trainer's words, for stores and views: what it reports, what can be set, and within which bounds. */
export type * from '@/trainer/protocol.ts';
export {
  countParameters,
  DEFAULT_SIZES,
  FINETUNE_DEFAULTS,
  LONGEST_TEXT,
  PHASES,
  PREFER_DEFAULTS,
  PREFER_UNLEASHED,
  PRETRAIN_DEFAULTS,
  RECORDED,
  SHORTEST_TEXT,
  SIZE_BOUNDS,
  splitForClicks,
  styled,
  STYLES,
} from '@/trainer/protocol.ts';
export type { Trainer } from '@/trainer/Trainer.ts';
