import { startTelegram } from '../../../../bot/channels/telegram/start-telegram.ts';
import { createDelivery } from '../../../../bot/delivery/create-delivery.ts';
import { say } from '../../../../bot/dialogue/reply.ts';
import { officesFrom } from '../../../../bot/guidance/offices.ts';
import { openState } from '../../../../bot/state/open-state.ts';

// A bot in a process of its own, to be killed: it says again what it hears, in two messages, and takes its time.
const [folder, apiRoot, token] = process.argv.slice(2) as [string, string, string];
const fail = (error: unknown): void => void process.stderr.write(`${String(error)}\n`);
const state = await openState(folder);
const delivery = createDelivery({
  inbox: state.inbox, outbox: state.outbox, handling: state.handling, onError: fail,
  dialogueOver: () => ({
    async* handle({ text }) {
      yield { kind: 'progress', stage: 'searching' };
      await new Promise((resolve) => setTimeout(resolve, 10));
      yield say(`答：${text}`);
      yield say(`再答：${text}`);
    },
  }),
});
await startTelegram({
  config: { token, apiRoot, updates: { by: 'polling' } }, delivery, inbox: state.inbox, outbox: state.outbox, store: state.telegram,
  offices: officesFrom(undefined), starters: [], findArticle: () => undefined, perSecond: 200, onWarning: (message, error) => fail(`${message} ${String(error)}`), onError: fail,
});
