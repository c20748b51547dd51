/**
 * A number set by hand: a native range, the same number in a box for typing it exactly, marks
 * worth knowing, and a way back to the default.
 */
import { useId, useState } from 'react';
import { Button } from './Button.tsx';
import { joinClasses } from './joinClasses.ts';
import { useFormat } from './useFormat.ts';
import styles from './Slider.module.css';

export interface SliderMark {
  readonly value: number;
  readonly label: string;
}

export interface SliderProps {
  /** Accessible name of the slider. */
  readonly label: string;
  /** Accessible name of the number box: "Temperature, exact". Without one the number is shown and cannot be typed. */
  readonly boxLabel?: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
  /** The box may go further than the slider's end. */
  readonly boxMax?: number;
  /** The value in words, for screen readers and beside the box: "greedy". */
  readonly valueText?: string;
  readonly marks?: readonly SliderMark[];
  /** With both of these a button leads back once the value differs. */
  readonly defaultValue?: number;
  readonly resetLabel?: string;
  /** What is said while the box holds a number out of bounds: the bounds, and the value in use. */
  readonly refusal?: (bounds: { readonly min: number; readonly max: number; readonly used: number }) => string;
  /** One line below: what this does. */
  readonly hint?: string;
  readonly isDisabled?: boolean;
  /** Small print, for several sliders side by side. */
  readonly isCompact?: boolean;
}

export function Slider(props: SliderProps) {
  const {
    label,
    value,
    min,
    max,
    step,
    onChange,
    valueText,
    marks = [],
    defaultValue,
    resetLabel,
    hint,
    isDisabled = false,
    isCompact = false,
  } = props;
  const id = useId();
  const canReset = defaultValue !== undefined && resetLabel !== undefined;
  return (
    <div className={joinClasses(styles.slider, isCompact && styles.compact)}>
      <div className={styles.head}>
        <label htmlFor={id}>{label}</label>
        {valueText ? <span className={styles.words}>{valueText}</span> : null}
        <span className={styles.end}>
          {canReset ? (
            <span className={styles.reset} data-hidden={value === defaultValue || undefined}>
              <Button
                variant="quiet"
                icon="reset"
                label={resetLabel}
                disabled={isDisabled || value === defaultValue}
                onClick={() => onChange(defaultValue)}
              />
            </span>
          ) : null}
          {props.boxLabel === undefined ? <ShownNumber value={value} /> : <NumberBox {...props} />}
        </span>
      </div>
      <input
        id={id}
        type="range"
        className={styles.range}
        min={min}
        max={max}
        step={step}
        value={Math.min(max, Math.max(min, value))}
        disabled={isDisabled}
        aria-valuetext={valueText ? `${value}, ${valueText}` : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        style={{ '--share': (Math.min(max, Math.max(min, value)) - min) / (max - min || 1) } as React.CSSProperties}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
      {marks.length > 0 ? (
        <Marks marks={marks} min={min} max={max} onChoose={onChange} isDisabled={isDisabled} />
      ) : null}
      {hint ? (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}

function ShownNumber({ value }: { readonly value: number }) {
  return <span className={styles.shown}>{useFormat().plain(value)}</span>;
}

/**
 * Takes what is typed once it is a number within limits. A number out of them is refused in words, and the value is
 * what it was before the typing began: 25 must not leave the 2 behind that it begins with.
 */
function NumberBox(props: SliderProps) {
  const { boxLabel, value, min, max, boxMax = max, step, onChange, isDisabled, refusal } = props;
  const id = useId();
  const [draft, setDraft] = useState<{ readonly text: string; readonly before: number } | null>(null);
  const isRefused = draft !== null && !isWithin(draft.text, min, boxMax);
  const take = (text: string) => {
    const before = draft?.before ?? value;
    setDraft({ text, before });
    if (text.trim() === '') return;
    const next = isWithin(text, min, boxMax) ? Number(text) : before;
    if (next !== value) onChange(next);
  };
  return (
    <>
      <input
        type="number"
        className={styles.box}
        aria-label={boxLabel}
        aria-invalid={isRefused || undefined}
        aria-describedby={isRefused && refusal ? id : undefined}
        min={min}
        max={boxMax}
        step={step}
        value={draft?.text ?? String(value)}
        disabled={isDisabled}
        onChange={(event) => take(event.currentTarget.value)}
        onBlur={() => setDraft(null)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === 'Escape') setDraft(null);
        }}
      />
      {isRefused && refusal ? (
        <span id={id} role="alert" className={styles.refusal}>
          {refusal({ min, max: boxMax, used: value })}
        </span>
      ) : null}
    </>
  );
}

/** An empty box is one that is about to be filled. */
function isWithin(text: string, min: number, max: number): boolean {
  const number = Number(text);
  return text.trim() === '' || (Number.isFinite(number) && number >= min && number <= max);
}

interface MarksProps {
  readonly marks: readonly SliderMark[];
  readonly min: number;
  readonly max: number;
  readonly isDisabled: boolean;
  readonly onChoose: (value: number) => void;
}

/** A pointer's way to a marked value; the keyboard has the slider and the box, so no tab stops here. */
function Marks({ marks, min, max, isDisabled, onChoose }: MarksProps) {
  return (
    <div className={styles.marks} aria-hidden="true">
      {marks.map((mark) => (
        <button
          key={mark.value}
          type="button"
          tabIndex={-1}
          disabled={isDisabled}
          className={styles.mark}
          style={{ '--share': (mark.value - min) / (max - min || 1) } as React.CSSProperties}
          onClick={() => onChoose(mark.value)}
        >
          {mark.label}
        </button>
      ))}
    </div>
  );
}
