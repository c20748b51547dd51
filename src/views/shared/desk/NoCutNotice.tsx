/** What stands where merges would, and why. */
import { useTranslation } from '@/views/shared/useTranslation.ts';
import desk from './Desk.module.css';
import type { NoCut } from './useCut.ts';

export function NoCutNotice({ why }: { readonly why: NoCut }) {
  const { t } = useTranslation('desk');
  return <p className={desk.muted}>{t(`noCut.${why}`)}</p>;
}
