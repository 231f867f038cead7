import { parseRegion } from '../../knowledge/region.ts';
import { HELP, type Command } from './commands.ts';
import type { Conversation } from './conversation.ts';
import type { DialogueOptions } from './dialogue-options.ts';
import type { Incoming } from './incoming.ts';
import { handOverLast } from './hand-over.ts';
import { offerPractice } from './practise.ts';
import { say, type Reply } from './reply.ts';

const WELCOME = [
  '您好，我是法治助手，用法律原文回答您的问题：先说结论和条文，再说怎么办、带什么、找谁。',
  '直接把事情写给我就行，写明发生了什么、什么时候、和谁、想要什么结果。姓名、电话、证件号不用写，写了也会遮盖。',
  '正在遭受暴力或者有生命危险，请先拨打 110、120。',
].join('\n');

/** What nobody knows is repeated no longer than a name is. */
const LONGEST_PLACE = 20;

const ONLY_IN_PRIVATE = '这里别人也看得到。您的数据请在和我的私聊里导出或者删除。';

/** Does what a resident asks of the bot itself. */
export async function obeyCommand(command: Command, conversation: Conversation, incoming: Incoming, options: DialogueOptions): Promise<Reply> {
  const { isPublic } = incoming;
  const { resident } = conversation;
  const here = conversation.region ?? options.region;
  switch (command.name) {
    case 'start': return { kind: 'welcome', text: WELCOME };
    case 'help': return say(HELP);
    case 'exam':
      if (isPublic) return say('考试请在和我的私聊里查看。');
      return say(await options.examDoor(resident, command.words));
    case 'practice': return offerPractice(conversation, incoming, options);
    case 'human': return handOverLast(conversation, options);
    case 'new':
      await options.conversations.save({ resident, ...(conversation.region && { region: conversation.region }), turns: [] });
      return say('好的，前面的事先放下。您请说。');
    case 'export':
      if (isPublic) return say(ONLY_IN_PRIVATE);
      return { kind: 'own-data', data: await options.personalData.export(resident) };
    case 'forget':
      if (isPublic) return say(ONLY_IN_PRIVATE);
      if (!command.isConfirmed) return say('这会删除保存的您的全部对话和记录，不能恢复。确定要删，请发送“/forget 确定”。');
      await options.personalData.forget(resident);
      return say('已经删除保存的您的对话和记录。');
    case 'region': {
      const region = command.place === '' ? undefined : parseRegion(command.place, here);
      const unknown = command.place === '' ? '' : `没有认出“${command.place.slice(0, LONGEST_PLACE)}”是哪里。`;
      if (!region) return say(`${unknown}现在按${here.replaceAll('/', '')}的规定回答。要换地方，请写出省、市、县的名字，例如“/region 陕西省西安市”。`);
      await options.conversations.save({ ...conversation, region });
      return say(`好的，以后按${region.replaceAll('/', '')}的规定回答您。`);
    }
    default: return command satisfies never;
  }
}
