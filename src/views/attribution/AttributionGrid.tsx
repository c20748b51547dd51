/**
 * Layers × (heads, bias, MLP) in colour: orange takes away, blue adds. One grid with one focus; a cell opens
 * its head or block. The same as a table, with every number to copy, stands behind a button.
 */
import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { readableOn } from '@/draw/palette.ts';
import { cssColour, divergingScale } from '@/draw/scales.ts';
import { moveInGrid } from '@/elements/ActiveCell.tsx';
import { Button } from '@/elements/Button.tsx';
import { HeatLegend } from '@/elements/HeatLegend.tsx';
import { useElementSize } from '@/elements/useElementSize.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { useLook } from '@/elements/useLook.ts';
import type { Component, Contribution } from '@/model/attribution.ts';
import { ContributionNumber } from '@/views/shared/arithmetic/ContributionNumber.tsx';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { AttributionTable } from './AttributionTable.tsx';
import { largestIndices } from '@/model/largestIndices.ts';
import { nameComponent, nameLogit, type AttributedLogit } from '@/views/shared/arithmetic/logit.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { useOpenComponent } from './useOpenComponent.ts';
import styles from './AttributionView.module.css';

/** From this width of a cell on its number is written in it. CSS pixels at text scale 1. */
const ROOM_FOR_NUMBER = 42;

export function AttributionGrid(logit: AttributedLogit) {
  const { contributions, token, against, place } = logit;
  const { t } = useTranslation('attribution');
  const format = useFormat();
  const id = useId();
  const open = useOpenComponent();
  const model = useValue('network', (state) => state.model);
  const { palette, textScale } = useLook();
  const [ref, { width }] = useElementSize();
  const [chosen, setActive] = useState<{ readonly row: number; readonly column: number } | null>(null);
  const [isPointed, setPointed] = useState(false);
  const { panels } = useStores();
  const isTable = useValue('panels', (state) => state.isAttributionTable);
  const config = model?.config;
  const rows = useMemo(() => (config ? layoutRows(contributions, config.layerCount) : []), [contributions, config]);
  const columns = rows[0]?.length ?? 0;
  if (!model || columns === 0) return null;
  const limit = Math.max(...rows.flat().map(({ value }) => Math.abs(value)), Number.MIN_VALUE);
  const scale = divergingScale(palette, limit);
  const hasRoom = (width - GUTTER) / columns >= ROOM_FOR_NUMBER * textScale;
  const active = chosen ?? strongestCell(rows);
  const told = rows[active.row]?.[active.column] ?? rows[0]![0]!;
  const write = (value: number) => format.signed(value);
  const words = (contribution: Contribution) =>
    `${nameComponent(t, contribution.component)}: ${write(contribution.value)}`;
  const name = nameLogit(model.vocabulary, { token, against });
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moveInGrid(event, active, rows.length, columns);
    if (next) setActive(next);
    else if (event.key === 'Enter' || event.key === ' ') open(told.component)?.();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section ref={ref} className={styles.gridSection} data-drawing>
      <div className={styles.columns} aria-hidden="true" style={{ gridTemplateColumns: template(columns) }}>
        <span />
        {rows[0]!.map(({ component }, at) => (
          <span key={at}>{columnName(component)}</span>
        ))}
      </div>
      <div
        className={styles.grid}
        role="grid"
        tabIndex={0}
        aria-label={t('grid', { name })}
        aria-activedescendant={`${id}-${active.row}-${active.column}`}
        onKeyDown={onKeyDown}
        onFocus={() => setPointed(true)}
        onBlur={() => setPointed(false)}
        onPointerLeave={() => setPointed(false)}
      >
        {rows.map((row, at) => (
          <div key={at} role="row" className={styles.row} style={{ gridTemplateColumns: template(columns) }}>
            <span role="rowheader" className={styles.layer}>
              {at + 1}
            </span>
            {row.map((contribution, column) => {
              const background = cssColour(scale.colourOf(contribution.value));
              const isActive = isPointed && at === active.row && column === active.column;
              return (
                <span
                  key={column}
                  id={`${id}-${at}-${column}`}
                  role="gridcell"
                  aria-label={words(contribution)}
                  className={styles.cell}
                  data-active={isActive || undefined}
                  style={{ background, color: readableOn(background, palette) }}
                  onPointerEnter={() => {
                    setActive({ row: at, column });
                    setPointed(true);
                  }}
                  onClick={() => open(contribution.component)?.()}
                >
                  {hasRoom ? format.summand(contribution.value) : null}
                </span>
              );
            })}
          </div>
        ))}
      </div>
      <p className={styles.told} data-not-drawn>
        {nameComponent(t, told.component)}{' '}
        <ContributionNumber
          title={t('effect', { component: nameComponent(t, told.component), name })}
          value={told.value}
          format={write}
          place={place}
          token={token}
          against={against}
          source={told.component}
        />
      </p>
      <div className={styles.legend}>
        <HeatLegend label={t('adds')} kind="diverging" limit={limit} />
        <Button
          variant="quiet"
          aria-expanded={isTable}
          onClick={() => panels.getState().set('isAttributionTable', !isTable)}
        >
          {t(isTable ? 'hideTable' : 'showTable')}
        </Button>
      </div>
      {isTable ? <AttributionTable rows={rows} contributions={contributions} name={name} /> : null}
    </section>
  );

  function columnName(component: Component): string {
    if (component.kind === 'head') return String(component.head + 1);
    return t(component.kind === 'mlp' ? 'column.mlp' : 'column.bias');
  }
}

/** Until one is pointed at, the cell of most effect is told. */
function strongestCell(rows: readonly (readonly Contribution[])[]): { row: number; column: number } {
  const columns = rows[0]?.length ?? 1;
  const sizes = rows.flat().map(({ value }) => Math.abs(value));
  const at = largestIndices(sizes, 1)[0] ?? 0;
  return { row: Math.floor(at / columns), column: at % columns };
}

/** Room for the layer's number. CSS pixels. */
const GUTTER = 24;
const template = (columns: number) => `${GUTTER}px repeat(${columns}, minmax(0, 1fr))`;

/** The grid's rows: what each layer wrote, in the order in which it did. */
function layoutRows(contributions: readonly Contribution[], layerCount: number): Contribution[][] {
  return Array.from({ length: layerCount }, (_, at) =>
    contributions.filter(({ component }) => 'layer' in component && component.layer === at),
  );
}
