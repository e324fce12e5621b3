import type { Faker } from '@faker-js/faker';
import { weekdayOf } from '../../../domains/healthcare/dates.ts';
import type { Patient } from './clinic-records.ts';

/** `Friday, June 14`. */
export function sayDate(date: string): string {
  const day = weekdayOf(date);
  const month = date.slice(5, 7) === '06' ? 'June' : 'July';
  return `${day.charAt(0).toUpperCase()}${day.slice(1)}, ${month} ${Number(date.slice(8))}`;
}

/** `lisinopril`, `lisinopril and metformin`, `lisinopril, metformin and sertraline`. */
export function sayList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** The story of a kind's nth task: they take turns, so that a few tasks do not all read alike. */
export function tell(variant: number, stories: readonly string[]): string {
  return stories[variant % stories.length] ?? '';
}

/** First and last name. */
export function fullName({ name }: Pick<Patient, 'name'>): string {
  return `${name.first_name} ${name.last_name}`;
}

/** Opening words of an instruction: who the user is and what they know of themselves. */
export function introduce(options: { readonly faker: Faker; readonly patient: Patient }): string {
  const { faker, patient } = options;
  const name = fullName(patient);
  const born = patient.date_of_birth;
  return faker.helpers.arrayElement([
    `You are ${name}, patient ${patient.patient_id}, born ${born}.`,
    `Your name is ${name} and your date of birth is ${born}. You do not know your patient id.`,
    `You are ${name} (born ${born}). Your patient id is ${patient.patient_id}.`,
    `You are ${name}, born on ${born}; you have never needed a patient id and have none at hand.`,
  ]);
}

/** Closing words: how the user talks. Often nothing. */
export function manner(faker: Faker): string {
  return faker.helpers.arrayElement([
    '',
    '',
    '',
    ' You are in a hurry and write short sentences.',
    ' You are friendly and a little talkative.',
    ' You answer what you are asked and volunteer nothing.',
    ' You are tired of phone queues and glad to do this in writing.',
    ' You are polite but want things confirmed in plain words.',
    ' You type on your phone and skip punctuation.',
    ' You dislike long explanations.',
  ]);
}
