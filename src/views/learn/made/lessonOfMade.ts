/** A made lesson as the player takes it: the same kind of thing as a lesson of the course, without a number in it. */
import { createElement } from 'react';
import type { MadeLesson, MadeQuestion } from '@/store/made/MadeLesson.ts';
import { isOfTraining } from '@/store/made/sceneFields.ts';
import type { CourseLesson } from '@/views/learn/Lesson.ts';
import { MadeProse } from './MadeProse.tsx';
import { stepId } from './stepNumber.ts';

export function lessonOfMade(made: MadeLesson, id: string): CourseLesson {
  const Content = () => createElement(MadeProse, { made });
  return {
    id,
    number: null,
    title: { en: made.title, [made.language]: made.title },
    idea: { en: '' },
    minutes: made.steps.reduce((sum, { minutes }) => sum + minutes, 0),
    steps: made.steps.map(({ scene, views, without, isVeiled, goesOn }, at) => ({
      id: stepId(at),
      stage: isOfTraining(scene) ? 'training' : 'explore',
      scene,
      views,
      without,
      isVeiled,
      goesOn,
    })),
    claims: {},
    terms: [],
    sources: [],
    proseIn: () => made.language,
    loadProse: () => Promise.resolve(Content),
    speaker: made.steps.map(({ speaker, note, question, minutes }) => ({
      notes: [...paragraphs(speaker), ...(question ? expectedOf(question) : [])],
      words: [...paragraphs(note), ...(question && question.asks !== '' ? [question.asks] : [])],
      minutes,
    })),
  };
}

const paragraphs = (text: string) => text.split(/\n+/).filter((line) => line.trim() !== '');

/** The question with its answers; those that are right are marked. */
function expectedOf({ kind, asks, answers }: MadeQuestion): string[] {
  const marked = answers.map(({ text, isRight }) => `${kind === 'choice' ? (isRight ? '✓' : '–') : '·'} ${text}`);
  return [...(asks === '' ? [] : [asks]), ...marked];
}
