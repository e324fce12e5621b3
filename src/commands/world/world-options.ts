import { integer, path, seconds, text } from '../options/kinds.ts';

/** Options of the commands that replay in worlds of the user's own. */
export function worldOptions() {
  return {
    world: text({
      value: '<command>',
      text: 'replay in the worlds of a program that speaks the world protocol; tau2 and tau-bench mean the package in your Python',
    }),
    config: path({ value: '<file>', text: 'YAML whose `worlds:` names such a command for each domain' }),
    worldProcesses: integer({ value: '<count>', text: 'processes of a world at once', least: 1, default: '1' }),
    ...worldStartOptions(),
  };
}

/** How such a program is started and waited for. */
export function worldStartOptions() {
  return {
    python: text({
      value: '<program>',
      text: 'Python of --world tau2 and tau-bench (default: that of VIRTUAL_ENV, else python3)',
    }),
    worldTimeout: seconds({ value: '<seconds>', text: 'how long one answer of a world is waited for', default: '60' }),
  };
}
