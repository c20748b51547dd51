/** What stands over every part of the page *Tokens and meaning*: its text, and the way from part to part. */
import type { ViewSpec } from '@/views/shared/stage/ViewSpec.ts';
import { DeskNav } from './DeskNav.tsx';
import { DeskText } from './DeskText.tsx';

/** Nothing of this page depends on the depth: it has parts instead. */
const ALWAYS = { needs: null, lazy: false, depth: 'basics' } as const;

export const text: ViewSpec = {
  ...ALWAYS,
  id: 'deskText',
  title: 'desk:text.heading',
  zone: 'text',
  Component: DeskText,
};

export const sections: ViewSpec = {
  ...ALWAYS,
  id: 'deskSections',
  title: 'desk:sections.label',
  zone: 'sections',
  Component: DeskNav,
};
