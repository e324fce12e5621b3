/** What the terminal can do, as far as the environment tells. */
export interface TerminalLooks {
  /** Whether a full-screen program makes sense: a terminal that can move its cursor, and no build server. */
  readonly interactive: boolean;
  readonly colors: boolean;
  readonly ascii: boolean;
}

/** Reads `CI`, `TERM`, `NO_COLOR`, `FORCE_COLOR` and the locale. `FORCE_COLOR` wins over `NO_COLOR`. */
export function terminalLooks({
  environment,
  terminal,
}: {
  environment: Readonly<Record<string, string | undefined>>;
  terminal: boolean;
}): TerminalLooks {
  const isSet = (name: string) => !['', '0', 'false', undefined].includes(environment[name]);
  const dumb = environment['TERM'] === 'dumb';
  const forced = environment['FORCE_COLOR'];
  const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'] || '';
  return {
    interactive: terminal && !dumb && !ciVariables.some((name) => isPresent(environment[name])),
    colors: forced === undefined || forced === '' ? !isSet('NO_COLOR') : !['0', 'false'].includes(forced),
    ascii: locale !== '' && !/utf-?8/i.test(locale),
  };
}

// The drawing library shows only its last frame where one of these is set, so these are its own rules.
const ciVariables = ['CI', 'CONTINUOUS_INTEGRATION'];

function isPresent(value: string | undefined): boolean {
  return value !== undefined && value !== '0' && value !== 'false';
}
