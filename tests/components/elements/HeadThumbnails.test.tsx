import { fireEvent, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { tensor } from '@/model/tensor.ts';
import { HeadThumbnails, type HeadThumbnailsProps } from '@/elements/HeadThumbnails.tsx';
import { layOut } from './layOut.ts';

const ATTENTION = tensor(['layer', 'head', 'query', 'key'], [2, 3, 2, 2], new Float32Array(24).fill(0.5));

function show(props: Partial<HeadThumbnailsProps> = {}) {
  render(
    <HeadThumbnails
      label="All attention heads"
      attention={ATTENTION}
      selected={{ layer: 0, head: 1 }}
      describeHead={(layer, head) => `Layer ${layer}, head ${head}`}
      layerLabel={String}
      headLabel={String}
      layerAxisLabel="layer"
      headAxisLabel="head"
      {...props}
    />,
  );
  const grid = screen.getByRole('grid', { name: 'All attention heads' });
  return { grid, active: () => document.getElementById(grid.getAttribute('aria-activedescendant') ?? '') };
}

describe('HeadThumbnails', () => {
  beforeEach(() => layOut(500, 300));
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  test('is a grid of layers and heads that starts at the selected head', () => {
    const { grid, active } = show();
    expect(grid).toHaveAttribute('aria-rowcount', '2');
    expect(grid).toHaveAttribute('aria-colcount', '3');
    expect(active()).toHaveTextContent('Layer 0, head 1');
    expect(active()).toHaveAttribute('aria-selected', 'true');
  });

  test('is walked with the arrow keys; Enter selects', async () => {
    const user = userEvent.setup();
    const onSelect = vi.fn();
    const { active } = show({ onSelect });
    await user.tab();
    await user.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}');
    expect(active()).toHaveTextContent('Layer 1, head 2');
    expect(onSelect).not.toHaveBeenCalled();
    await user.keyboard('{Enter}');
    expect(onSelect).toHaveBeenCalledWith({ layer: 1, head: 2 });
  });

  test('bears a sign at the heads that have one, for the eye alone: the cell says it in words', () => {
    const { grid, active } = show({ markOf: (layer, head) => (layer === 1 && head === 2 ? <b>I</b> : null) });
    const signs = within(grid).getAllByText('I');
    expect(signs).toHaveLength(1);
    expect(signs[0]?.closest('[aria-hidden="true"]')).not.toBeNull();
    expect(active()).not.toHaveTextContent('I');
  });

  test('selects the head that is clicked, and tells which is pointed at', () => {
    const [onSelect, onHover] = [vi.fn(), vi.fn()];
    const { grid } = show({ onSelect, onHover });
    // 64 pixels a picture and 4 between: this is layer 1, head 2.
    fireEvent.pointerMove(grid, { clientX: 150, clientY: 80 });
    expect(onHover).toHaveBeenLastCalledWith({ layer: 1, head: 2 });
    fireEvent.click(grid);
    expect(onSelect).toHaveBeenCalledWith({ layer: 1, head: 2 });
    fireEvent.pointerLeave(grid, { pointerType: 'mouse' });
    expect(onHover).toHaveBeenLastCalledWith(null);
  });
});
