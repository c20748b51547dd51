/** A state of the page as the fields of a lesson's step: what an address says of it, without where the visitor is. */
import type { Fields } from '@/store/scene/codec.ts';
import { linkOf } from '@/store/scene/linkScene.ts';
import type { Unheld } from '@/store/scene/leftOut.ts';
import type { Scene } from '@/store/scene/scene.ts';
import { readAddress } from '@/store/scene/sceneAddress.ts';

/** The lesson says these for itself (lessonScene.ts); a stranger's step must not say them for it. */
const PLACE = ['page', 'lesson', 'part', 'made', 'present', 'game', 'hide', 'embed', 'veil', 'v'];

export const isOfTraining = (scene: Fields): boolean => Object.keys(scene).some((name) => name.startsWith('t.'));

/** From an address that may be anybody's: what does not fit is left out. A state of training says nothing of a text. */
export function sceneFields(address: string): Fields {
  return fieldsOf(readAddress(address).scene).fields;
}

/** `unheld`: what a link cannot hold of it. */
export function fieldsOf(scene: Scene): { readonly fields: Fields; readonly unheld: readonly Unheld[] } {
  const { address, unheld } = linkOf(scene);
  const all = [...new URLSearchParams(address)].filter(([name]) => !PLACE.includes(name));
  const training = all.filter(([name]) => name.startsWith('t.'));
  return { fields: Object.fromEntries(training.length > 0 ? training : all), unheld };
}
