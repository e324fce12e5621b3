import { text } from '../../../python/repr.ts';
import { defineTool, type Tool } from '../../engine/tool.ts';
import { searchNetwork } from '../phone/network-search.ts';
import { changePhone, phoneOf } from '../phone/phone.ts';
import { simStatus } from '../phone/sim-status.ts';
import { withStatusBar } from '../phone/status-bar.ts';

const words: Readonly<Record<string, string>> = {
  active: 'Your SIM card is active and working.',
  missing: 'No SIM card detected in the phone.',
  locked_pin: 'The SIM card is locked with a PIN code.',
  locked_puk: 'The SIM card is locked with a PUK code.',
};

const checkSimStatus = defineTool({
  name: 'check_sim_status',
  kind: 'read',
  description: 'Shows whether your SIM card works, is missing, or is locked by its PIN or PUK.',
  parameters: {},
  run(view) {
    const status = text(simStatus(phoneOf(view)));
    return words[status] ?? `Unknown SIM status: ${status}`;
  },
});

const reseatSimCard = defineTool({
  name: 'reseat_sim_card',
  kind: 'write',
  description: 'Takes your SIM card out and puts it back in, which helps where the phone does not see it.',
  parameters: {},
  run(view) {
    changePhone(view)['sim_card_missing'] = false;
    searchNetwork(view);
    return withStatusBar(view, 'SIM card re-seated successfully.');
  },
});

/** The SIM card of the phone. */
export const simTools: readonly Tool[] = [checkSimStatus, reseatSimCard];
