/** The way through a pass, stage by stage. */
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';
import { PlayerBar } from './PlayerBar.tsx';

export const view: ViewSpec = {
  id: 'player',
  title: 'stages:player.region',
  zone: 'player',
  needs: null,
  lazy: false,
  depth: 'inside',
  Component: PlayerBar,
};
