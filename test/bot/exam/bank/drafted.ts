import type { DraftedItem } from '../../../../bot/exam/bank/drafted-item-form.ts';
import { pin } from '../../../knowledge/bank/items.ts';

/** Invented. */
export const PIN = pin('第三条',
  '养犬人应当自取得犬只之日起三十日内向公安机关申请登记。申请登记应当提交身份证明、住所证明和免疫证明。公安机关应当自受理之日起十五日内办结，不得收取任何费用。');

export const CHOICE: DraftedItem = {
  type: 'single', stem: '养犬人应当自取得犬只之日起（ ）内向公安机关申请登记。', options: ['十日', '二十日', '三十日', '六十日'], right: [3],
  quotes: ['养犬人应当自取得犬只之日起三十日内向公安机关申请登记'], explanation: '取得犬只后要在三十日内申请登记。', difficulty: 2,
};

export const SEVERAL: DraftedItem = {
  type: 'multiple', stem: '申请登记应当提交（ ）。', options: ['身份证明', '住所证明', '收入证明', '免疫证明'], right: [1, 2, 4],
  quotes: ['申请登记应当提交身份证明、住所证明和免疫证明'], explanation: '三种证明都要提交。', difficulty: 3,
};

export const JUDGED: DraftedItem = {
  type: 'true-false', stem: '养犬人应当自取得犬只之日起六十日内向公安机关申请登记。', options: [], right: [2],
  quotes: ['三十日内向公安机关申请登记'], explanation: '期限是三十日。', difficulty: 1,
};
