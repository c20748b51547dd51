/** Messages that are looked up once still become the words that come later: with a view, or in another language. */
import { render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { beforeEach, describe, expect, it } from 'vitest';
import { startMessages } from '@/app/i18n.ts';
import { LanguageContext } from '@/elements/useFormat.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';

function Words({ of }: { readonly of: string }) {
  const { t } = useTranslation('tokens');
  return <p>{t(of as never)}</p>;
}

const words = () => screen.getByRole('paragraph').textContent;
const add = (language: string, messages: object) => i18next.addResourceBundle(language, 'tokens', messages, true, true);

describe('A message', () => {
  beforeEach(() => void startMessages());

  it('stays as it is from one render to the next', () => {
    add('en', { kept: 'as it is' });
    const { rerender } = render(<Words of="kept" />);
    expect(words()).toBe('as it is');
    rerender(<Words of="kept" />);
    expect(words()).toBe('as it is');
  });

  it('is its key until it comes, and its newest words from then on', () => {
    const { rerender } = render(<Words of="late" />);
    expect(words()).toBe('late');
    add('en', { late: 'come' });
    rerender(<Words of="late" />);
    expect(words()).toBe('come');
    add('en', { late: 'come anew' });
    rerender(<Words of="late" />);
    expect(words()).toBe('come anew');
  });

  it('is said in the language around it, English until its words are there', () => {
    add('en', { told: 'in English' });
    const german = (
      <LanguageContext value="de">
        <Words of="told" />
      </LanguageContext>
    );
    const { rerender } = render(german);
    expect(words()).toBe('in English');
    add('de', { told: 'auf Deutsch' });
    rerender(<Words of="told" />);
    expect(words()).toBe('in English');
    rerender(german);
    expect(words()).toBe('auf Deutsch');
  });
});
