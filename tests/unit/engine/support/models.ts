/** Directories of models, in Hub layout. Apart from what reads them, so that tests with a page can name them: there a test's own address is none of a file. */
export const MODELS = {
  embedded: 'public/models/glassbox-2/',
  current: 'tests/golden/hub/current/',
  legacy: 'tests/golden/hub/legacy/',
  fused: 'tests/golden/hub/fused/',
  narrow: 'tests/golden/hub/narrow/',
  layered: 'tests/golden/hub/layered/',
  unscaled: 'tests/golden/hub/unscaled/',
} as const;
