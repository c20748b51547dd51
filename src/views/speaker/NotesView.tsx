/** The presenter's own window: notes, the next step, the time, and what drives the lesson on the other screen. */
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/elements/Button.tsx';
import { useFormat } from '@/elements/useFormat.ts';
import { isTyping } from '@/views/shared/commands/isTyping.ts';
import { commandsOf, type CommandId } from '@/views/shared/commands/commands.ts';
import { Clock, useNow } from '@/views/shared/present/Clock.tsx';
import { openPresentChannel, type PresentChannel, type Slide } from '@/views/shared/present/presentChannel.ts';
import { useTranslation } from '@/views/shared/useTranslation.ts';
import styles from './NotesView.module.css';

interface Presented {
  readonly from: number;
  readonly slide: Slide;
}

const COMMANDS = commandsOf(['learn']);

export function NotesView() {
  const { t } = useTranslation('learn');
  const [shown, setShown] = useState<Presented | null>(null);
  const channel = useRef<PresentChannel | null>(null);
  useEffect(() => {
    const opened = openPresentChannel((message) => {
      if (message.kind === 'slide') setShown({ from: message.from, slide: message.slide });
      if (message.kind === 'ended') setShown((known) => (known?.from === message.from ? null : known));
    });
    channel.current = opened;
    opened.post({ kind: 'hello' });
    return () => opened.close();
  }, []);
  const from = shown?.from;
  useEffect(() => {
    if (from === undefined) return;
    // The table of commands says which keys there are; the page that presents decides what they do.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      const command = COMMANDS.find(({ keys }) => key in keys);
      if (!command) return;
      event.preventDefault();
      channel.current?.post({ kind: 'do', to: from, id: command.id as CommandId, by: command.keys[key] ?? 1 });
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [from]);
  const press = (id: CommandId, by = 1) => {
    if (from !== undefined) channel.current?.post({ kind: 'do', to: from, id, by });
  };
  return (
    <main className={styles.notes} aria-label={t('speaker.title')}>
      {shown ? <Shown slide={shown.slide} press={press} /> : <p role="status">{t('speaker.waiting')}</p>}
    </main>
  );
}

interface ShownProps {
  readonly slide: Slide;
  readonly press: (id: CommandId, by?: number) => void;
}

function Shown({ slide, press }: ShownProps) {
  const { t } = useTranslation('learn');
  const { title, step, count, notes, next, isCovered, isBlack, hasSpot } = slide;
  return (
    <>
      <header className={styles.top}>
        <h1>{title}</h1>
        <p>{t('stepOf', { step, count })}</p>
        <Times slide={slide} />
      </header>
      <section className={styles.own}>
        <h2>{t('speaker.notes')}</h2>
        {notes.length > 0 ? <Lines lines={notes} /> : <p className={styles.quiet}>{t('speaker.noNotes')}</p>}
      </section>
      <section className={styles.next}>
        <h2>{t('speaker.next')}</h2>
        {next === null ? <p className={styles.quiet}>{t('speaker.last')}</p> : <Lines lines={next} />}
      </section>
      <div className={styles.walk}>
        <Button disabled={step === 1} onClick={() => press('lessonStep', -1)}>
          {t('back')}
        </Button>
        <Button variant="primary" disabled={step === count && !isCovered} onClick={() => press('lessonStep', 1)}>
          {isCovered ? t('present.reveal') : t('next')}
        </Button>
        <Button isPressed={hasSpot} onClick={() => press('spot')}>
          {t('present.spot')}
        </Button>
        <Button isPressed={isBlack} onClick={() => press('black')}>
          {isBlack ? t('present.light') : t('present.black')}
        </Button>
      </div>
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return lines.map((line, at) => <p key={at}>{line}</p>);
}

/** Since the lesson began, and in this step, beside what was planned for it. The watch can be stopped and set back. */
function Times({ slide: { beganAt, stepBeganAt, minutes } }: { readonly slide: Slide }) {
  const { t } = useTranslation('learn');
  const format = useFormat();
  const [since, setSince] = useState<number | null>(null);
  const [stoppedAt, setStoppedAt] = useState<number | null>(null);
  const now = useNow();
  const from = since ?? beganAt;
  const isOver = minutes > 0 && now - stepBeganAt > minutes * 60_000;
  const toggle = () => {
    if (stoppedAt === null) return setStoppedAt(Date.now() - from);
    setSince(Date.now() - stoppedAt);
    setStoppedAt(null);
  };
  return (
    <div className={styles.times}>
      <dl>
        <div>
          <dt>{t('speaker.total')}</dt>
          <dd className={styles.total}>
            <Clock label={t('speaker.total')} since={from} stoppedAt={stoppedAt} />
          </dd>
        </div>
        <div data-over={isOver || undefined}>
          <dt>{minutes > 0 ? t('speaker.stepPlanned', { planned: format.clock(minutes * 60) }) : t('speaker.step')}</dt>
          <dd>
            <Clock label={t('speaker.step')} since={stepBeganAt} />
          </dd>
        </div>
      </dl>
      {isOver ? <p role="status">{t('speaker.over')}</p> : null}
      <Button onClick={toggle}>{stoppedAt === null ? t('speaker.stop') : t('speaker.start')}</Button>
      <Button
        onClick={() => {
          setSince(Date.now());
          setStoppedAt(stoppedAt === null ? null : 0);
        }}
      >
        {t('speaker.reset')}
      </Button>
    </div>
  );
}
