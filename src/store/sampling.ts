/** The sampling controls. Moving one never runs the model: the distribution is derived from the same logits. */
import { createStore } from 'zustand/vanilla';
import { DEFAULT_SAMPLING, type SamplingSettings } from '@/model/sampling.ts';

export interface SamplingState {
  readonly settings: SamplingSettings;
  setSetting<Name extends keyof SamplingSettings>(name: Name, value: SamplingSettings[Name]): void;
  setSettings(settings: SamplingSettings): void;
}

export type SamplingStore = ReturnType<typeof createSampling>;

export function createSampling() {
  return createStore<SamplingState>()((set, get) => ({
    settings: DEFAULT_SAMPLING,
    setSetting: (name, value) => set({ settings: { ...get().settings, [name]: value } }),
    setSettings: (settings) => set({ settings }),
  }));
}
