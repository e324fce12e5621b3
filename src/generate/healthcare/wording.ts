import type { Faker } from '@faker-js/faker';
import { weekdayOf } from '../../domains/healthcare/dates.ts';
import type { Patient } from './clinic-records.ts';
import { insurancePlans } from './records/insurance-plans.ts';

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

/** The nth of several wordings: they take turns, so that tasks do not all read alike. Unlike chance it moves no other task. */
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
  const opening = faker.helpers.arrayElement([
    `You are ${name}, patient ${patient.patient_id}, born ${born}.`,
    `Your name is ${name} and your date of birth is ${born}. You do not know your patient id.`,
    `You are ${name} (born ${born}). Your patient id is ${patient.patient_id}.`,
    `You are ${name}, born on ${born}; you have never needed a patient id and have none at hand.`,
    `You are ${name} and were born on ${born}. Your appointment card says ${patient.patient_id}.`,
    `You are ${name}, date of birth ${born}. If asked for a patient id, you would have to look it up and do not feel like it.`,
    `Your name is ${name}, you were born on ${born}, and your patient id is ${patient.patient_id}.`,
  ]);
  return paysAlone(patient) ? `${opening} You have no insurance and pay for your visits yourself.` : opening;
}

function paysAlone({ insurance }: Patient): boolean {
  return insurancePlans.some(({ plan_id, name }) => plan_id === insurance.plan_id && name === 'Self-pay');
}

/** Closing words: how the user talks. Often nothing. */
export function manner(faker: Faker): string {
  return faker.helpers.arrayElement([
    '',
    '',
    '',
    ' You are in a hurry and write short sentences.',
    ' You are friendly and a little talkative.',
    ' You give details about yourself only when you are asked for them.',
    ' You are tired of phone queues and glad to do this in writing.',
    ' You are polite but want things confirmed in plain words.',
    ' You type on your phone and skip punctuation.',
    ' You dislike long explanations.',
    ' You are a little worried that you will get something wrong, and ask to have the main points repeated.',
    ' You are on your lunch break and would like this done soon.',
    ' You write in full sentences and say please.',
  ]);
}
