/** All heads of all layers at a glance, each with the sign of its clearest role; choosing one shows it large. */
import { memo, useCallback, useMemo, type ReactNode } from 'react';
import { HeadThumbnails } from '@/elements/HeadThumbnails.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import type { Head, Layer } from '@/model/axes.ts';
import { hasChange, type Change } from '@/model/experiment.ts';
import { HEAD_ROLES, hasRole } from '@/model/headRoles.ts';
import { rolesOfHead, scoresOf } from '@/store/roles.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import type { AttentionOnText } from '@/views/shared/attentionHead.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useHeadWords } from './headWords.ts';
import { RoleMark } from './RoleMark.tsx';
import { useRoleScores } from './useRoleScores.ts';

/** CSS pixels of one picture: in a smaller one no pattern can be told, and a sign would cover half of it. */
const SIDE = 28;

export const HeadOverview = memo(function HeadOverview({ text }: { readonly text: AttentionOnText }) {
  const { t } = useTranslation('attention');
  const { conductor } = useStores();
  const layer = useValue('selection', (state) => state.layer);
  const head = useValue('selection', (state) => state.head);
  const isSinkDimmed = useValue('selection', (state) => state.isSinkDimmed);
  const isSquareRoot = useValue('selection', (state) => state.isScaleSquareRoot);
  const describe = useRoleWords(useOffWords(useHeadWords(text)));
  const off = useOffHeads();
  const emphasized = useRoleFilter();
  const markOf = useRoleMarks();
  return (
    <HeadThumbnails
      label={t('overview.label')}
      attention={text.attention}
      selected={{ layer, head }}
      onSelect={(place) => conductor.selectHead(place.layer, place.head)}
      describeHead={describe}
      layerLabel={(at) => String(at + 1)}
      headLabel={(at) => String(at + 1)}
      layerAxisLabel={t('overview.layerAxis')}
      headAxisLabel={t('overview.headAxis')}
      scale={isSquareRoot ? 'sqrt' : 'linear'}
      dimFirst={isSinkDimmed}
      hatched={off}
      {...(emphasized ? { emphasized } : {})}
      markOf={markOf}
      minSide={SIDE}
      maxSide={SIDE}
    />
  );
});

/** Which heads the filter by role leaves in full colour; null without a filter. */
function useRoleFilter(): ((layer: Layer, head: Head) => boolean) | null {
  const scores = useRoleScores();
  const filter = useValue('roles', (state) => state.filter);
  const isShown = useCallback(
    (layer: Layer, head: Head) =>
      !scores || !filter || hasRole(filter, scoresOf(scores, layer, head)[HEAD_ROLES.indexOf(filter)] ?? 0),
    [scores, filter],
  );
  return scores && filter ? isShown : null;
}

/** The sign of the clearest role that a head has in general. */
function useRoleMarks(): (layer: Layer, head: Head) => ReactNode {
  const scores = useRoleScores();
  return useCallback(
    (layer: Layer, head: Head) => {
      const role = scores ? rolesOfHead(scores, layer, head)[0] : undefined;
      return role ? <RoleMark role={role} /> : null;
    },
    [scores],
  );
}

/** What is said of a head, with the roles whose sign it bears. */
function useRoleWords(describe: (layer: Layer, head: Head) => string): (layer: Layer, head: Head) => string {
  const { t } = useTranslation('attention');
  const format = useFormat();
  const scores = useRoleScores();
  return useCallback(
    (layer, head) => {
      const words = describe(layer, head);
      const roles = scores ? rolesOfHead(scores, layer, head).map((role) => t(`roles.name.${role}`)) : [];
      return roles.length === 0 ? words : t('marks.inGeneral', { head: words, roles: format.list(roles, 'units') });
    },
    [describe, scores, format, t],
  );
}

type HeadChange = Extract<Change, { kind: 'head' }>;

/** Heads that the experiment has switched off; the picture marks them. */
function useOffHeads(): readonly HeadChange[] {
  const changes = useValue('experiment', (state) => state.changes);
  return useMemo(() => changes.filter((change): change is HeadChange => change.kind === 'head'), [changes]);
}

/** What is said of a head, with the fact that the experiment has switched it off. */
function useOffWords(describe: (layer: Layer, head: Head) => string): (layer: Layer, head: Head) => string {
  const { t } = useTranslation('whatif');
  const off = useOffHeads();
  return useCallback(
    (layer, head) => {
      const words = describe(layer, head);
      return hasChange(off, { kind: 'head', layer, head }) ? t('offInExperiment', { words }) : words;
    },
    [describe, off, t],
  );
}
