/** The neurons of an MLP that write most at this token, and the words each favours. */
import { NumberValue } from '@/elements/NumberValue.tsx';
import { valueOf } from '@/store/asking.ts';
import { NEURONS_MEASURED, type BlockPlace } from '@/store/block.ts';
import { useValue } from '@/views/shared/StoresContext.tsx';
import { AnswerState } from '@/views/shared/AnswerState.tsx';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import { LengthNumber } from './LengthNumber.tsx';
import { WordNumber } from './WordNumber.tsx';
import styles from './BlockView.module.css';

export function Neurons({ place }: { readonly place: BlockPlace }) {
  const { t } = useTranslation('block');
  const answer = useValue('block', (state) => state.neurons);
  const neurons = valueOf(answer);
  if (!neurons) return <AnswerState answer={answer} lines={8} waiting={t('waiting.neurons')} />;
  return (
    <div>
      <table className={styles.neurons}>
        <caption>{t('neurons.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('neurons.index')}</th>
            <th scope="col">{t('neurons.activation')}</th>
            <th scope="col">{t('neurons.length')}</th>
            <th scope="col" className={styles.neuronWords}>
              {t('neurons.raises')}
            </th>
          </tr>
        </thead>
        <tbody>
          {neurons.map(({ index, activation, write, effects }) => (
            <tr key={index}>
              <th scope="row">{index}</th>
              <td>
                <NumberValue value={activation} />
              </td>
              <td>
                <LengthNumber vector={write} of={t('neurons.neuron', { index })} />
              </td>
              <td className={styles.neuronWords}>
                {effects.raised.map((effect) => (
                  <WordNumber key={effect.token} effect={effect} write={write} place={place} />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>{t('neurons.note', { count: NEURONS_MEASURED })}</p>
    </div>
  );
}
