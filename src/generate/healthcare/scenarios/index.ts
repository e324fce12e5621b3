import type { Scenario } from '../scenario.ts';
import { annualPhysical } from './annual-physical.ts';
import { bookFollowUp } from './book-follow-up.ts';
import { bookRefused } from './book-refused.ts';
import { bookSpecialist } from './book-specialist.ts';
import { cancelDearer } from './cancel-dearer.ts';
import { cancelWhatIsFree } from './cancel-what-is-free.ts';
import { contactCalls } from './contact-calls.ts';
import { earlierOrWaitlist } from './earlier-or-waitlist.ts';
import { emergency } from './emergency.ts';
import { guardianCalls } from './guardian-calls.ts';
import { hearResults } from './hear-results.ts';
import { moveRefused } from './move-refused.ts';
import { moveVisit } from './move-visit.ts';
import { movedHouse } from './moved-house.ts';
import { referralFirst } from './referral-first.ts';
import { refillElsewhere } from './refill-elsewhere.ts';
import { refillNeedsVisit } from './refill-needs-visit.ts';
import { refillRefused } from './refill-refused.ts';
import { refillWhatIsDue } from './refill-what-is-due.ts';
import { resultThenVisit } from './result-then-visit.ts';
import { switchProvider } from './switch-provider.ts';
import { telehealthIfCovered } from './telehealth-if-covered.ts';
import { totalCopay } from './total-copay.ts';
import { twoPatients } from './two-patients.ts';
import { wrongPersonCalls } from './wrong-person-calls.ts';

/** Every kind of task with how many of them the test and the dev split have: 50 and 10 in all. */
export const scenarios: {
  readonly [name: string]: { readonly build: Scenario; readonly test: number; readonly dev: number };
} = {
  'cancel-what-is-free': { build: cancelWhatIsFree, test: 2, dev: 0 },
  'cancel-dearer': { build: cancelDearer, test: 2, dev: 0 },
  'move-refused': { build: moveRefused, test: 2, dev: 1 },
  'contact-calls': { build: contactCalls, test: 2, dev: 0 },
  'total-copay': { build: totalCopay, test: 2, dev: 0 },
  'guardian-calls': { build: guardianCalls, test: 2, dev: 0 },
  'switch-provider': { build: switchProvider, test: 2, dev: 1 },
  'refill-what-is-due': { build: refillWhatIsDue, test: 2, dev: 1 },
  'refill-elsewhere': { build: refillElsewhere, test: 2, dev: 0 },
  'refill-refused': { build: refillRefused, test: 2, dev: 1 },
  'refill-needs-visit': { build: refillNeedsVisit, test: 2, dev: 0 },
  'hear-results': { build: hearResults, test: 2, dev: 1 },
  'result-then-visit': { build: resultThenVisit, test: 2, dev: 0 },
  'book-refused': { build: bookRefused, test: 3, dev: 1 },
  'referral-first': { build: referralFirst, test: 2, dev: 0 },
  'annual-physical': { build: annualPhysical, test: 2, dev: 1 },
  'telehealth-if-covered': { build: telehealthIfCovered, test: 2, dev: 0 },
  'book-specialist': { build: bookSpecialist, test: 2, dev: 1 },
  'book-follow-up': { build: bookFollowUp, test: 2, dev: 1 },
  'move-visit': { build: moveVisit, test: 2, dev: 1 },
  'earlier-or-waitlist': { build: earlierOrWaitlist, test: 2, dev: 0 },
  'moved-house': { build: movedHouse, test: 2, dev: 0 },
  'two-patients': { build: twoPatients, test: 1, dev: 0 },
  'wrong-person-calls': { build: wrongPersonCalls, test: 2, dev: 0 },
  emergency: { build: emergency, test: 2, dev: 0 },
};
