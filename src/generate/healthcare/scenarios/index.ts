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
export const scenarios: readonly { readonly build: Scenario; readonly test: number; readonly dev: number }[] = [
  { build: cancelWhatIsFree, test: 2, dev: 0 },
  { build: cancelDearer, test: 2, dev: 0 },
  { build: moveRefused, test: 2, dev: 1 },
  { build: contactCalls, test: 2, dev: 0 },
  { build: totalCopay, test: 2, dev: 0 },
  { build: guardianCalls, test: 2, dev: 0 },
  { build: switchProvider, test: 2, dev: 1 },
  { build: refillWhatIsDue, test: 2, dev: 1 },
  { build: refillElsewhere, test: 2, dev: 0 },
  { build: refillRefused, test: 2, dev: 1 },
  { build: refillNeedsVisit, test: 2, dev: 0 },
  { build: hearResults, test: 2, dev: 1 },
  { build: resultThenVisit, test: 2, dev: 0 },
  { build: bookRefused, test: 3, dev: 1 },
  { build: referralFirst, test: 2, dev: 0 },
  { build: annualPhysical, test: 2, dev: 1 },
  { build: telehealthIfCovered, test: 2, dev: 0 },
  { build: bookSpecialist, test: 2, dev: 1 },
  { build: bookFollowUp, test: 2, dev: 1 },
  { build: moveVisit, test: 2, dev: 1 },
  { build: earlierOrWaitlist, test: 2, dev: 0 },
  { build: movedHouse, test: 2, dev: 0 },
  { build: twoPatients, test: 1, dev: 0 },
  { build: wrongPersonCalls, test: 2, dev: 0 },
  { build: emergency, test: 2, dev: 0 },
];
