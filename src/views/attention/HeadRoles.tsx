/**
 * What the chosen head does in general, measured on random words said twice, beside what it does on this
 * text. The two may differ: a head with a role need not play it here, and one without may look as if.
 */
import { memo, useMemo } from 'react';
import { Icon } from '@/elements/Icon.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import {
  BROAD_SHARE,
  HEAD_ROLES,
  hasRole,
  PROBES,
  PROBE_WORDS,
  ROLE_SHARE,
  ROLE_TIMES,
  type HeadRole,
} from '@/model/headRoles.ts';
import { scoreHead } from '@/model/headScores.ts';
import { rolesOfHead, scoresOf } from '@/store/roles.ts';
import { CopyNumber } from '@/views/shared/CopyNumber.tsx';
import { useValue } from '@/views/shared/StoresContext.tsx';
import type { HeadOnText } from '@/views/shared/attentionHead.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useRoleScores } from './useRoleScores.ts';
import styles from './HeadRoles.module.css';

export const HeadRoles = memo(function HeadRoles({ head }: { readonly head: HeadOnText }) {
  const { t } = useTranslation('attention');
  const format = useFormat();
  const scores = useRoleScores();
  const measuring = useValue('roles', (state) => state.measuring);
  const hasFailed = useValue('roles', (state) => state.failure !== null);
  if (!scores) {
    const words = hasFailed ? t('roles.failed') : measuring ? t('roles.measuring', measuring) : t('roles.waiting');
    return <p className={styles.line}>{words}</p>;
  }
  const general = scoresOf(scores, head.layer, head.head);
  const found = rolesOfHead(scores, head.layer, head.head).map((role) => {
    const score = format.percent(general[HEAD_ROLES.indexOf(role)] ?? 0);
    return t('roles.scored', { role: t(`roles.name.${role}`), score });
  });
  return (
    <details className={styles.roles}>
      <summary>
        {t('roles.general')} <strong>{found.length === 0 ? t('roles.none') : format.list(found, 'units')}</strong>
      </summary>
      <ScoreTable head={head} general={general} />
      <p className={styles.note}>
        {t('roles.how', { probes: PROBES, words: PROBE_WORDS })}{' '}
        {t('roles.line', {
          share: format.share(ROLE_SHARE),
          times: ROLE_TIMES,
          broad: format.share(BROAD_SHARE),
        })}
      </p>
    </details>
  );
});

function ScoreTable({ head, general }: { readonly head: HeadOnText; readonly general: Float32Array }) {
  const { t } = useTranslation('attention');
  const { weights, ids } = head;
  const here = useMemo(() => scoreHead(weights, ids), [weights, ids]);
  return (
    <table className={styles.table} aria-label={t('roles.caption', { layer: head.layer + 1, head: head.head + 1 })}>
      <thead>
        <tr>
          <th scope="col">{t('roles.role')}</th>
          <th scope="col">{t('roles.inGeneral')}</th>
          <th scope="col">{t('roles.here')}</th>
        </tr>
      </thead>
      <tbody>
        {HEAD_ROLES.map((role, at) => {
          const score = general[at] ?? 0;
          const { score: onText, queryCount } = here[role];
          return (
            <tr key={role} data-has={hasRole(role, score)}>
              <RoleName role={role} has={hasRole(role, score)} />
              <td>
                <CopyNumber value={score} format="percent" />
              </td>
              <td>
                {queryCount === 0 ? (
                  <span title={t('roles.nowhere')}>–</span>
                ) : (
                  <CopyNumber value={onText} format="percent" isMuted />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function RoleName({ role, has }: { readonly role: HeadRole; readonly has: boolean }) {
  const { t } = useTranslation('attention');
  return (
    <th scope="row">
      {t(`roles.name.${role}`)}
      {has ? (
        <span className={styles.has} title={t('roles.has')}>
          <Icon name="check" size={1} />
          <span className="visually-hidden">{t('roles.has')}</span>
        </span>
      ) : null}
      <small>
        {t(`roles.what.${role}`)} {t(`roles.source.${role}`)}
      </small>
    </th>
  );
}
