import { parseRegion } from '../../knowledge/region.ts';
import { HELP, type Command } from './commands.ts';
import type { Conversation } from './conversation.ts';
import type { DialogueOptions } from './dialogue-options.ts';
import { handOverLast } from './hand-over.ts';
import { say, type Reply } from './reply.ts';

/** Does what a resident asks of the bot itself. */
export async function obeyCommand(command: Command, conversation: Conversation, options: DialogueOptions): Promise<Reply> {
  const { resident } = conversation;
  const here = conversation.region ?? options.region;
  switch (command.name) {
    case 'help': return say(HELP);
    case 'human': return handOverLast(conversation, options);
    case 'new':
      await options.conversations.save({ resident, ...(conversation.region && { region: conversation.region }), turns: [] });
      return say('好的，前面的事先放下。您请说。');
    case 'export': return { kind: 'own-data', data: await options.personalData.export(resident) };
    case 'forget':
      if (!command.isConfirmed) return say('这会删除保存的您的全部对话和记录，不能恢复。确定要删，请发送“/forget 确定”。');
      await options.personalData.forget(resident);
      return say('已经删除保存的您的对话和记录。');
    case 'region': {
      const region = command.place === '' ? undefined : parseRegion(command.place, here);
      if (!region) return say(`现在按 ${here.replaceAll('/', '')} 回答。要换地方，请发送“/region 地名”，例如“/region 陕西省西安市”。`);
      await options.conversations.save({ ...conversation, region });
      return say(`好的，以后按 ${region.replaceAll('/', '')} 的法律规定回答您。`);
    }
    default: return command satisfies never;
  }
}
