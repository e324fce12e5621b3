/** What tests find in the environment: they decide about colour, build servers and kept replies themselves. On a build server Ink would draw nothing but its last frame. */
export const testEnvironment = {
  TAU_TRIAGE_CACHE: '',
  NO_COLOR: '',
  FORCE_COLOR: '0',
  CI: 'false',
  CONTINUOUS_INTEGRATION: 'false',
} as const;
