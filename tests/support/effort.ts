/** Whether the long tests run (`npm run test:soak`), for which tests that search try every place and many more cases. */
const thorough = process.env['TAU_TRIAGE_THOROUGH'] === '1';

/** How many random cases a property is tried on: so many with `npm test`, so many in the long tests. */
export const casesToTry = (usual: number, long: number): number => (thorough ? long : usual);

/** How far apart the places are that a test goes through: so far with `npm test`, all of them in the long tests. */
export const distance = (usual: number, long: number): number => (thorough ? long : usual);
