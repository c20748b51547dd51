import { fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { Button } from '@/elements/Button.tsx';
import { Dialog } from '@/elements/Dialog.tsx';
import { Field } from '@/elements/Field.tsx';
import { Notice } from '@/elements/Notice.tsx';
import { Panel } from '@/elements/Panel.tsx';
import { ProgressBar } from '@/elements/ProgressBar.tsx';
import { ProvenanceMark } from '@/elements/ProvenanceMark.tsx';
import { Segmented } from '@/elements/Segmented.tsx';
import { Select } from '@/elements/Select.tsx';
import { Slider } from '@/elements/Slider.tsx';
import { Toggle } from '@/elements/Toggle.tsx';

function Temperature({ onChange }: { onChange?: (value: number) => void }) {
  const [value, setValue] = useState(0.8);
  const change = (next: number) => {
    setValue(next);
    onChange?.(next);
  };
  return (
    <Slider
      label="Temperature"
      boxLabel="exact value"
      value={value}
      min={0}
      max={2}
      step={0.05}
      onChange={change}
      defaultValue={1}
      resetLabel="Back to 1"
      {...(value === 0 ? { valueText: 'greedy' } : {})}
    />
  );
}

describe('Slider', () => {
  test('is a native slider of its name', () => {
    const onChange = vi.fn();
    render(<Temperature onChange={onChange} />);
    const slider = screen.getByRole('slider', { name: 'Temperature' });
    expect(slider).toHaveValue('0.8');
    fireEvent.change(slider, { target: { value: '0' } });
    expect(onChange).toHaveBeenCalledWith(0);
    expect(slider).toHaveAttribute('aria-valuetext', '0, greedy');
  });

  test('takes a typed number once it is within limits, and shows the value again afterwards', async () => {
    const user = userEvent.setup();
    const onChange = vi.fn();
    render(<Temperature onChange={onChange} />);
    const box = screen.getByRole('spinbutton', { name: 'exact value' });
    await user.clear(box);
    await user.type(box, '7');
    expect(onChange).not.toHaveBeenCalled();
    await user.clear(box);
    await user.type(box, '1.37');
    expect(onChange).toHaveBeenLastCalledWith(1.37);
    await user.clear(box);
    await user.tab();
    expect(box).toHaveValue(1.37);
  });

  test('leads back to its default', async () => {
    const user = userEvent.setup();
    render(<Temperature />);
    const reset = screen.getByRole('button', { name: 'Back to 1' });
    await user.click(reset);
    expect(screen.getByRole('slider')).toHaveValue('1');
    expect(reset).toBeDisabled();
  });
});

describe('Button', () => {
  test('is named by its words alone, whatever key it shows', () => {
    render(
      <Button icon="undo" shortcut="Z">
        Undo
      </Button>,
    );
    expect(screen.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-keyshortcuts', 'Z');
  });

  test('is named by its label when it is an icon', () => {
    render(<Button icon="help" label="Help" />);
    expect(screen.getByRole('button', { name: 'Help' })).toHaveAttribute('title', 'Help');
  });

  test('keeps the focus but does nothing while at work', async () => {
    const user = userEvent.setup();
    const onClick = vi.fn();
    render(
      <Button isBusy onClick={onClick}>
        Next token
      </Button>,
    );
    await user.click(screen.getByRole('button', { name: 'Next token' }));
    expect(screen.getByRole('button')).toHaveFocus();
    expect(screen.getByRole('button')).toHaveAttribute('aria-disabled', 'true');
    expect(onClick).not.toHaveBeenCalled();
  });
});

describe('choices', () => {
  test('a segmented choice is a group of radio buttons', async () => {
    const user = userEvent.setup();
    const onChange = vi.fn();
    render(
      <Segmented
        label="Layer"
        options={['0', '1', '2'].map((value) => ({ value, label: value }))}
        value="0"
        onChange={onChange}
      />,
    );
    expect(screen.getByRole('radiogroup', { name: 'Layer' })).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: '2' }));
    expect(onChange).toHaveBeenCalledWith('2');
    expect(screen.getByRole('radio', { name: '0' })).toBeChecked();
  });

  test('a select is named by its label and groups its options', async () => {
    const user = userEvent.setup();
    const onChange = vi.fn();
    const options = [
      { value: 'glassbox-2', label: 'glassbox-2' },
      { value: 'gpt2', label: 'GPT-2', group: 'From the Hub' },
    ] as const;
    render(<Select label="Model" options={options} value="glassbox-2" onChange={onChange} />);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Model' }), 'GPT-2');
    expect(onChange).toHaveBeenCalledWith('gpt2');
    expect(screen.getByRole('group', { name: 'From the Hub' })).toBeInTheDocument();
  });

  test.each(['switch', 'checkbox'] as const)('a toggle is a %s', async (kind) => {
    const user = userEvent.setup();
    const onChange = vi.fn();
    render(<Toggle kind={kind} label="Dim the sink" isOn={false} onChange={onChange} />);
    await user.click(screen.getByRole(kind, { name: 'Dim the sink' }));
    expect(onChange).toHaveBeenCalledWith(true);
  });
});

describe('Field', () => {
  test('is named by its label, described by its hint, and says what is wrong', () => {
    const { rerender } = render(<Field label="Prompt" value="" onChange={vi.fn()} rows={3} hint="Up to 256 tokens" />);
    expect(screen.getByRole('textbox', { name: 'Prompt' })).toHaveAccessibleDescription('Up to 256 tokens');
    rerender(<Field label="Seed" value="x" onChange={vi.fn()} error="A whole number, please" />);
    expect(screen.getByRole('textbox', { name: 'Seed' })).toBeInvalid();
    expect(screen.getByRole('alert')).toHaveTextContent('A whole number, please');
  });
});

describe('Dialog', () => {
  function Help() {
    const [isOpen, setIsOpen] = useState(false);
    return (
      <>
        <Button onClick={() => setIsOpen(true)}>Help</Button>
        <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} title="Keys" closeLabel="Close">
          <p>Space plays.</p>
        </Dialog>
      </>
    );
  }

  test('opens with its title as its name, closes by its button, and gives the focus back', async () => {
    const user = userEvent.setup();
    render(<Help />);
    await user.click(screen.getByRole('button', { name: 'Help' }));
    expect(screen.getByRole('dialog', { name: 'Keys' })).toHaveTextContent('Space plays.');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Help' })).toHaveFocus();
  });

  test('closes when the browser asks for it with Escape, and on a press beside it', async () => {
    const user = userEvent.setup();
    render(<Help />);
    for (const close of [
      (dialog: HTMLElement) => fireEvent(dialog, new Event('cancel', { cancelable: true })),
      (dialog: HTMLElement) => fireEvent.pointerDown(dialog),
    ]) {
      await user.click(screen.getByRole('button', { name: 'Help' }));
      close(screen.getByRole('dialog'));
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    }
  });

  test('stays open when its text is pressed', async () => {
    const user = userEvent.setup();
    render(<Help />);
    await user.click(screen.getByRole('button', { name: 'Help' }));
    await user.click(screen.getByText('Space plays.'));
    expect(screen.getByRole('dialog')).toBeInTheDocument();
  });
});

describe('messages', () => {
  test('progress says how far it is, and nothing it does not know', () => {
    const { rerender } = render(<ProgressBar label="Downloading the model" value={3} max={4} text="3 of 4 MB" />);
    const bar = screen.getByRole('progressbar', { name: 'Downloading the model' });
    expect(bar).toHaveAttribute('aria-valuenow', '3');
    expect(bar).toHaveAttribute('aria-valuetext', '3 of 4 MB');
    rerender(<ProgressBar label="Preparing" value={null} max={null} />);
    expect(screen.getByRole('progressbar', { name: 'Preparing' })).not.toHaveAttribute('aria-valuenow');
  });

  test('an error is announced and offers next steps', async () => {
    const user = userEvent.setup();
    const [onClick, onDismiss] = [vi.fn(), vi.fn()];
    render(
      <Notice
        kind="error"
        title="No answer"
        actions={[{ label: 'Try again', onClick }]}
        onDismiss={onDismiss}
        dismissLabel="Close"
      >
        The network is gone.
      </Notice>,
    );
    expect(screen.getByRole('alert')).toHaveTextContent('The network is gone.');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect([onClick.mock.calls.length, onDismiss.mock.calls.length]).toEqual([1, 1]);
  });

  test('a panel is a region of its heading, with the mark of its numbers', () => {
    render(
      <Panel
        heading="Attention"
        what="Who looks at whom."
        provenance={<ProvenanceMark provenance="live" label="live" detail="glassbox-2" />}
      >
        …
      </Panel>,
    );
    const panel = screen.getByRole('region', { name: 'Attention' });
    expect(panel).toHaveTextContent('live: glassbox-2');
    expect(screen.getByRole('heading', { level: 2, name: 'Attention' })).toBeInTheDocument();
  });
});
