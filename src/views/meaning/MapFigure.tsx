/**
 * The map itself: dots on a canvas, words where they are free, and what is pointed at and chosen on a layer above, so
 * that pointing paints nothing anew. Reached by keyboard like a picture that one moves about in.
 */
import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { placeMapLabels } from '@/draw/mapLabels.ts';
import { toRgb } from '@/draw/palette.ts';
import { toPixel } from '@/draw/scales.ts';
import { dotAt, fitPlaces, mapPixels, reachOf, toScreen, zoomAt } from '@/draw/tokenMap.ts';
import { Button } from '@/elements/Button.tsx';
import { PaintedCanvas } from '@/elements/PaintedCanvas.tsx';
import { useElementSize } from '@/elements/useElementSize.ts';
import { useLook } from '@/elements/useLook.ts';
import { tokenId } from '@/model/axes.ts';
import { TOKEN_KINDS } from '@/model/meaning/tokenKinds.ts';
import { MOST_ZOOM, WHOLE_MAP } from '@/store/meaning/tokenMap.ts';
import { useStores, useValue } from '@/views/shared/StoresContext.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { kindPixels } from './mapColours.ts';
import { useMapPointer } from './useMapPointer.ts';
import { useTokenWords } from './useTokenWords.ts';
import styles from './Map.module.css';

export interface MapFigureProps {
  /** V×2. */
  readonly places: Float32Array;
  readonly kinds: Uint8Array;
}

const STEP = 0.15;
const NEARER = 1.6;
/** CSS pixels within which a dot counts as pointed at. */
const REACH = 14;
/** With all on show, and how many more each time the map is twice as near: words must not hide the dots. */
const [FIRST_LABELS, MORE_LABELS] = [26, 14];
const FONT_SIZE = 12;
/** JetBrains Mono: every letter is 0.6 of its size wide. */
const LETTER = 0.6;

export function MapFigure({ places, kinds }: MapFigureProps) {
  const { t } = useTranslation('meaning');
  const { meaning, tokenMap } = useStores();
  const words = useTokenWords();
  const { palette, devicePixelRatio, textScale } = useLook();
  const [ref, { width, height }] = useElementSize();
  const view = useValue('tokenMap', (state) => state.view);
  const current = useValue('meaning', (state) => state.current);
  /** A map of the first tokens has no place for the others. */
  const drawn = places.length / 2;
  const chosen = current !== null && current < drawn ? current : null;
  const neighbours = useValue('meaning', (state) => state.neighbours);
  const [pointed, setPointed] = useState<number | null>(null);
  /** What is put on the canvas, kept from move to move. */
  const image = useRef<ImageData>(undefined);
  const unit = useMemo(() => fitPlaces(places), [places]);
  const reach = useMemo(() => reachOf(unit), [unit]);
  const size = useMemo(() => ({ width, height, reach }), [width, height, reach]);
  const colours = useMemo(() => kindPixels(palette), [palette]);
  const near = useMemo(
    () =>
      neighbours.state === 'here'
        ? neighbours.value.list
            .slice(0, 10)
            .map(({ id }): number => id)
            .filter((id) => id < drawn)
        : [],
    [neighbours, drawn],
  );
  const setView = tokenMap.getState().setView;
  const pick = (x: number, y: number) => dotAt(unit, x, y, view, size, REACH);
  const pointer = useMapPointer({
    view,
    size,
    setView,
    onPoint: (x, y) => setPointed(x === null || y === null ? null : pick(x, y)),
    onClick: (x, y) => {
      const id = pick(x, y);
      if (id !== null) meaning.getState().choose(tokenId(id));
    },
  });
  const paint = useCallback(
    (context: CanvasRenderingContext2D) => {
      const paper = toPixel(toRgb(palette.paper));
      const { width: across, height: down } = context.canvas;
      if (image.current?.width !== across || image.current.height !== down)
        image.current = context.createImageData(across, down);
      const pixels = new Uint32Array(image.current.data.buffer);
      mapPixels(unit, view, size, { kinds, colours, paper, devicePixelRatio }, pixels);
      context.putImageData(image.current, 0, 0);
      const fontSize = FONT_SIZE * textScale;
      const first = [...(chosen === null ? [] : [chosen as number]), ...near];
      const labels = placeMapLabels(unit, first, view, size, {
        widthOf: (id) => words.label(tokenId(id)).length * LETTER * fontSize,
        lineHeight: fontSize * 1.25,
        most: FIRST_LABELS + MORE_LABELS * Math.log2(view.zoom),
      });
      context.save();
      context.scale(devicePixelRatio, devicePixelRatio);
      context.font = `${fontSize}px 'JetBrains Mono Variable', monospace`;
      context.textBaseline = 'middle';
      context.lineWidth = 3;
      context.lineJoin = 'round';
      context.strokeStyle = palette.paper;
      for (const { id, x, y } of labels) {
        const text = words.label(tokenId(id));
        context.fillStyle = first.includes(id) ? palette.ink : palette.inkMuted;
        context.strokeText(text, x, y);
        context.fillText(text, x, y);
      }
      context.restore();
    },
    [unit, view, size, kinds, colours, palette, devicePixelRatio, textScale, chosen, near, words],
  );
  const move = (x: number, y: number) => setView({ ...view, x: view.x + x / view.zoom, y: view.y + y / view.zoom });
  const zoom = (factor: number) => setView(zoomAt(view, factor, size.width / 2, size.height / 2, size, MOST_ZOOM));
  const goTo = (id: number) =>
    setView({ x: unit[2 * id]!, y: unit[2 * id + 1]!, zoom: Math.max(view.zoom, NEAR_ZOOM) });
  const middle = () => dotAt(unit, size.width / 2, size.height / 2, view, size, Math.max(size.width, size.height));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      ArrowLeft: () => move(-STEP, 0),
      ArrowRight: () => move(STEP, 0),
      ArrowUp: () => move(0, -STEP),
      ArrowDown: () => move(0, STEP),
      '+': () => zoom(NEARER),
      '=': () => zoom(NEARER),
      '-': () => zoom(1 / NEARER),
      '0': () => setView(WHOLE_MAP),
      Enter: () => {
        const id = middle();
        if (id !== null) meaning.getState().choose(tokenId(id));
      },
    }[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const told = pointed ?? chosen;
  return (
    <figure className={styles.figure} aria-label={t('map.figure')}>
      <div
        ref={ref}
        className={styles.map}
        data-drawing
        data-zoomed={view.zoom > 1 || undefined}
        role="application"
        tabIndex={0}
        aria-label={t('map.moves')}
        onKeyDown={onKeyDown}
        {...pointer}
      >
        <PaintedCanvas
          width={size.width}
          height={size.height}
          devicePixelRatio={devicePixelRatio}
          paint={paint}
          isInStep
        />
        <svg className={styles.marks} width={size.width} height={size.height} aria-hidden="true">
          {near.map((id) => (
            <Ring key={id} at={screen(id)} radius={5} className={styles.near} />
          ))}
          {chosen === null ? null : <Ring at={screen(chosen)} radius={8} className={styles.chosen} />}
          {pointed === null ? null : <Ring at={screen(pointed)} radius={7} className={styles.pointed} />}
        </svg>
      </div>
      <div className={styles.tools}>
        <Button label={t('map.nearer')} variant="quiet" onClick={() => zoom(NEARER)}>
          +
        </Button>
        <Button label={t('map.farther')} variant="quiet" onClick={() => zoom(1 / NEARER)}>
          −
        </Button>
        <Button variant="quiet" onClick={() => setView(WHOLE_MAP)}>
          {t('map.whole')}
        </Button>
        {chosen === null ? null : (
          <Button variant="quiet" onClick={() => goTo(chosen)}>
            {t('map.goTo', { name: words.label(chosen) })}
          </Button>
        )}
      </div>
      <figcaption className={styles.told}>
        {told === null
          ? t('map.hint')
          : t('map.told', {
              name: words.label(tokenId(told)),
              id: told,
              kind: t(`kind.${TOKEN_KINDS[kinds[told]!] ?? 'sign'}`),
            })}
      </figcaption>
    </figure>
  );

  function screen(id: number) {
    return toScreen(unit[2 * id]!, unit[2 * id + 1]!, view, size);
  }
}

const NEAR_ZOOM = 8;

interface RingProps {
  readonly at: readonly [x: number, y: number];
  readonly radius: number;
  readonly className: string | undefined;
}

function Ring({ at: [x, y], radius, className }: RingProps) {
  return <circle cx={x} cy={y} r={radius} className={className} />;
}
