/** Where a component can be seen nearer: a head at its head, the rest of a layer at its block. */
import type { Component } from '@/model/attribution.ts';
import { useStores } from '@/views/shared/StoresContext.tsx';

/** Null for what has no place in a layer. */
export function useOpenComponent(): (component: Component) => (() => void) | null {
  const { conductor } = useStores();
  return (component) => {
    switch (component.kind) {
      case 'head':
        return () => conductor.zoomTo('head', component.layer, component.head);
      case 'bias':
      case 'mlp':
        return () => conductor.zoomTo('block', component.layer);
      case 'embedding':
      case 'constant':
      case 'rest':
        return null;
    }
  };
}
