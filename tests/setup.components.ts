/** Before each file of component tests: matchers for the DOM, patience, and a clean document after each test. */
import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// A view that is fetched when it is shown first takes seconds where cores are shared: a limit catches what never comes.
configure({ asyncUtilTimeout: 20_000 });
afterEach(cleanup);

// KaTeX looks once, when it is loaded, whether the document has a doctype; the test DOM never says so. Files share their
// modules, so it has to say so in the first one that loads KaTeX.
Object.defineProperty(document, 'compatMode', { value: 'CSS1Compat', configurable: true });
