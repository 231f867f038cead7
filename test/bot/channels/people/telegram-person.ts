import type { Telegram } from '../../../support/telegram-stand-in.ts';
import type { Person } from './person.ts';

export function telegramPerson(telegram: Telegram): Person {
  const alice = telegram.user({ firstName: '小李' });
  const sees = async (wanted: RegExp): Promise<string> => (await alice.sees(wanted)).text;
  return {
    async says(text, wanted) {
      await alice.writes(text);
      return sees(wanted);
    },
    async opensArticle(wanted) {
      await alice.taps(/〔1〕/u);
      const article = await sees(wanted);
      await alice.taps(/返回/u);
      await alice.sees((message) => message.buttons.some(({ text }) => text.includes('〔1〕')));
      return article;
    },
    async thumbsDown(wanted) {
      await alice.taps(/👎/u);
      return sees(wanted);
    },
    receives: sees,
    stages: () => alice.chat.flatMap(({ versions }) => versions.map(({ text }) => text).filter((text) => /正在|收到/u.test(text))),
  };
}
