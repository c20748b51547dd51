import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { TokenList, type TokenListItem } from '@/elements/TokenList.tsx';

const TOKENS: readonly TokenListItem[] = [
  { text: 'When', id: 2215, description: 'token 1, When, id 2215' },
  { text: '·Mary', id: 5335, description: 'token 2, ·Mary, id 5335', background: '#3b4fd8' },
  { text: 'F0 9F', id: 12, isFragment: true, description: 'token 3, bytes F0 9F, id 12' },
];

function Tokens({ onSelect, onHover }: { onSelect?: (at: number) => void; onHover?: (at: number | null) => void }) {
  const [selected, setSelected] = useState<number | null>(2);
  const select = (at: number) => {
    setSelected(at);
    onSelect?.(at);
  };
  return (
    <TokenList
      label="Tokens"
      tokens={TOKENS}
      selected={selected}
      hovered={null}
      onSelect={select}
      showsIds
      {...(onHover ? { onHover } : {})}
    />
  );
}

describe('TokenList', () => {
  test('is a list of its name with one item a token, in order, each with its id', () => {
    render(<Tokens />);
    const items = within(screen.getByRole('list', { name: 'Tokens' })).getAllByRole('listitem');
    expect(items.map((item) => item.textContent)).toEqual(['When2215', '·Mary5335', 'F0 9F12']);
    expect(items[1]?.querySelector('data')).toHaveAttribute('value', '5335');
  });

  test('has one stop for the Tab key: the selected token', async () => {
    const user = userEvent.setup();
    render(<Tokens />);
    await user.tab();
    expect(screen.getByRole('button', { name: /token 3/ })).toHaveFocus();
    await user.tab();
    expect(document.body).toHaveFocus();
  });

  test('is walked with the arrow keys, Home and End', async () => {
    const user = userEvent.setup();
    render(<Tokens />);
    await user.tab();
    const focused = () => document.activeElement?.textContent;
    await user.keyboard('{ArrowLeft}');
    expect(focused()).toBe('·Mary');
    await user.keyboard('{Home}');
    expect(focused()).toBe('When');
    await user.keyboard('{ArrowLeft}');
    expect(focused()).toBe('When');
    await user.keyboard('{End}{ArrowRight}');
    expect(focused()).toBe('F0 9F');
  });

  test('keeps its arrow keys from the page', async () => {
    const user = userEvent.setup();
    const onKeyDown = vi.fn();
    document.body.addEventListener('keydown', onKeyDown);
    render(<Tokens />);
    await user.tab();
    onKeyDown.mockClear();
    await user.keyboard('{ArrowLeft}');
    expect(onKeyDown).not.toHaveBeenCalled();
    await user.keyboard('n');
    expect(onKeyDown).toHaveBeenCalled();
    document.body.removeEventListener('keydown', onKeyDown);
  });

  test('selects by click and by Enter, and shows which is selected', async () => {
    const user = userEvent.setup();
    const onSelect = vi.fn();
    render(<Tokens onSelect={onSelect} />);
    await user.click(screen.getByRole('button', { name: /token 2/ }));
    expect(onSelect).toHaveBeenLastCalledWith(1);
    expect(screen.getByRole('button', { name: /token 2/ })).toHaveAttribute('aria-pressed', 'true');
    await user.keyboard('{ArrowLeft}{Enter}');
    expect(onSelect).toHaveBeenLastCalledWith(0);
  });

  test('tells what is pointed at, by pointer and by focus', async () => {
    const user = userEvent.setup();
    const onHover = vi.fn();
    render(<Tokens onHover={onHover} />);
    await user.hover(screen.getByRole('button', { name: /token 1/ }));
    expect(onHover).toHaveBeenLastCalledWith(0);
    await user.unhover(screen.getByRole('list'));
    expect(onHover).toHaveBeenLastCalledWith(null);
    await user.tab();
    expect(onHover).toHaveBeenLastCalledWith(2);
  });

  test('writes on a dark colour in a light one', () => {
    render(<Tokens />);
    expect(screen.getByRole('button', { name: /token 2/ })).toHaveStyle({
      backgroundColor: '#3b4fd8',
      color: '#fbfaf7',
    });
  });

  test('has a place for the caret after the last token', () => {
    const { rerender } = render(
      <TokenList label="Tokens" tokens={TOKENS} selected={null} hovered={null} slot={<b>caret</b>} />,
    );
    expect(screen.getAllByRole('listitem').at(-1)).toHaveTextContent('caret');
    rerender(<TokenList label="Tokens" tokens={[]} selected={null} hovered={null} slot={<b>caret</b>} />);
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
  });
});
