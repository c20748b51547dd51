/** Models by parameters and training text, drawn to scale: log–log, with lines of equal computing, and as a table. */
import { useElementSize } from '@/elements/useElementSize.ts';
import { useFormat } from '@/elements/useFormat.ts';
import { ExportHere } from '@/views/shared/export/ExportHere.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './ScaleFigure.module.css';
import { layoutScale, PARAMETERS, TOKENS } from './scaleLayout.ts';
import { SCALE_MODELS, type ScaleModel } from './scaleModels.ts';
import { ScaleTable } from './ScaleTable.tsx';

const LEFT = 58;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 40;
const LARGEST = 560;
/** From a point to its name. */
const GAP = 9;
/** Every third power of ten has a name: million, billion, trillion. */
const NAMED = 3;

export function ScaleFigure() {
  const { t } = useTranslation('learn');
  const format = useFormat();
  const [ref, { width }] = useElementSize();
  const side = Math.max(1, Math.min(width - LEFT - RIGHT, LARGEST));
  const { x, y, points, computing } = layoutScale(SCALE_MODELS, side);
  const named = ({ from, to }: { readonly from: number; readonly to: number }) =>
    Array.from({ length: to - from + 1 }, (_, at) => from + at).filter((power) => power % NAMED === 0);
  return (
    <ExportHere title={t('scale.title')}>
      <figure className={styles.figure}>
        <div ref={ref} className={styles.plot} data-drawing>
          <svg width={LEFT + side + RIGHT} height={TOP + side + BOTTOM} role="img" aria-label={t('scale.label')}>
            <g transform={`translate(${LEFT} ${TOP})`}>
              <rect className={styles.frame} width={side} height={side} />
              {named(PARAMETERS).map((power) => (
                <g key={power} className={styles.grid}>
                  <path d={`M${x(10 ** power)} 0V${side}`} />
                  <text x={x(10 ** power)} y={side + 16} textAnchor="middle">
                    {format.large(10 ** power)}
                  </text>
                </g>
              ))}
              {named(TOKENS).map((power) => (
                <g key={power} className={styles.grid}>
                  <path d={`M0 ${y(10 ** power)}H${side}`} />
                  <text x={-6} y={y(10 ** power)} dy="0.35em" textAnchor="end">
                    {format.large(10 ** power)}
                  </text>
                </g>
              ))}
              {computing.map(({ power, from, to }) => (
                <g key={power} className={styles.computing}>
                  <path d={`M${from.join(' ')}L${to.join(' ')}`} />
                  <text x={to[0] - 4} y={to[1] - 6} textAnchor="end">
                    {format.number(10 ** power, 1)}
                  </text>
                </g>
              ))}
              {points.map((point) => (
                <Point key={point.model.id} {...point} />
              ))}
              <text className={styles.axis} x={side / 2} y={side + 34} textAnchor="middle">
                {t('scale.parameters')}
              </text>
              <text className={styles.axis} x={6} y={14}>
                {t('scale.tokens')}
              </text>
            </g>
          </svg>
        </div>
        <figcaption className={styles.caption}>{t('scale.caption')}</figcaption>
        <ScaleTable />
      </figure>
    </ExportHere>
  );
}

const isEstimate = ({ parameters, tokens }: ScaleModel) =>
  parameters.trust === 'estimate' || tokens.trust === 'estimate';

function Point({ model, x, y }: { readonly model: ScaleModel; readonly x: number; readonly y: number }) {
  const { t } = useTranslation('learn');
  const name = isEstimate(model) ? t('scale.estimated', { name: model.name }) : model.name;
  const place = {
    left: { x: x - GAP, y: y + 4, textAnchor: 'end' },
    right: { x: x + GAP, y: y + 4, textAnchor: 'start' },
    above: { x: x + GAP, y: y - GAP, textAnchor: 'end' },
    below: { x: x + GAP, y: y + 2 * GAP, textAnchor: 'end' },
  } as const;
  return (
    <g className={styles.point} data-trust={isEstimate(model) ? 'estimate' : 'published'} data-ours={model.isOurs}>
      <circle cx={x} cy={y} r={5} />
      <text {...place[model.label]}>{name}</text>
    </g>
  );
}
