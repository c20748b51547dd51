/**
 * The catalog of messages. English is complete and comes with the page, or with the views that it is for; another language is a
 * folder of the same files beside `en`, fetched when it is chosen (languages.ts). Views say `t('key')` in their own namespace.
 */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import app from './messages/en/app.json';
import attribution from './messages/en/attribution.json';
import block from './messages/en/block.json';
import branches from './messages/en/branches.json';
import errors from './messages/en/errors.json';
import help from './messages/en/help.json';
import link from './messages/en/link.json';
import models from './messages/en/models.json';
import nextToken from './messages/en/nextToken.json';
import prompt from './messages/en/prompt.json';
import recording from './messages/en/recording.json';
import stages from './messages/en/stages.json';
import tokens from './messages/en/tokens.json';

export const english = {
  app,
  attribution,
  block,
  branches,
  errors,
  help,
  link,
  models,
  nextToken,
  prompt,
  recording,
  stages,
  tokens,
} as const;

/** Start the catalog. Nothing is fetched, so it is ready when this returns. */
export function startMessages(): typeof i18next {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: english },
    defaultNS: 'app',
    initAsync: false,
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    returnNull: false,
    // The console is for faults.
    showSupportNotice: false,
  });
  // The catalog's own makes an `Intl.NumberFormat` for each number that it fills in, which takes longer than the message.
  i18next.services.formatter?.add('number', (value: number, language = 'en') => numbersOf(language).format(value));
  return i18next;
}

const known = new Map<string, Intl.NumberFormat>();

function numbersOf(language: string): Intl.NumberFormat {
  let numbers = known.get(language);
  if (!numbers) known.set(language, (numbers = new Intl.NumberFormat(language)));
  return numbers;
}
