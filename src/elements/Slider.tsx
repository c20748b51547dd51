/**
 * A number set by hand: a native range, the same number in a box for typing it exactly, marks
 * worth knowing, and a way back to the default.
 */
import { useId, useState } from 'react';
import { Button } from './Button.tsx';
import { joinClasses } from './joinClasses.ts';
import styles from './Slider.module.css';

export interface SliderMark {
  readonly value: number;
  readonly label: string;
}

export interface SliderProps {
  /** Accessible name of the slider. */
  readonly label: string;
  /** Accessible name of the number box: "Temperature, exact". */
  readonly boxLabel: string;
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
          <NumberBox {...props} />
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

/** Takes what is typed once it is a number within limits; until then the slider stays where it is. */
function NumberBox({ boxLabel, value, min, max, boxMax = max, step, onChange, isDisabled }: SliderProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const take = (written: string) => {
    setDraft(written);
    const number = Number(written);
    if (written.trim() !== '' && Number.isFinite(number) && number >= min && number <= boxMax) onChange(number);
  };
  return (
    <input
      type="number"
      className={styles.box}
      aria-label={boxLabel}
      min={min}
      max={boxMax}
      step={step}
      value={draft ?? String(value)}
      disabled={isDisabled}
      onChange={(event) => take(event.currentTarget.value)}
      onBlur={() => setDraft(null)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === 'Escape') setDraft(null);
      }}
    />
  );
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
