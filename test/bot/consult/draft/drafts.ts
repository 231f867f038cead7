import type { DraftForm } from '../../../../bot/consult/draft/draft-form.ts';

export const WAGES = '恒口示范区劳动报酬支付办法（示例文本）';

type Citation = DraftForm['reasons'][number]['citations'][number];

/** A citation of the invented law on wages. */
export function cite(article: string, quote: string, given: Partial<Citation> = {}): Citation {
  return { law: WAGES, article, paragraph: null, item: null, quote, ...given };
}

/** A draft on unpaid wages that holds; parts of it are replaced by what a test is about. */
export function draftOnWages(given: Partial<DraftForm> = {}): DraftForm {
  return {
    answersQuestion: true,
    conclusion: '您可以要求雇主补足工钱；逾期超过三十日的，还可以要求百分之五十的迟付补偿。',
    reasons: [
      {
        text: '雇主逾期超过三十日仍不付清的，除补足工钱外，还要加付所欠工钱百分之五十的迟付补偿。',
        citations: [cite('第十七条', '雇主逾期超过三十日仍不付清的，除补足工钱外，按所欠工钱的百分之五十加付迟付补偿。')],
      },
      { text: '您可以拿考勤、聊天记录去申请对账。', citations: [cite('第十五条', '干活的人可以拿用工卡、考勤、聊天记录等到示例劳动服务站申请对账', { paragraph: 1 })] },
    ],
    steps: [{ text: '带上聊天记录去申请对账，七日内会通知双方。', office: 'labour-inspection' }],
    materials: ['聊天记录和转账记录'],
    wouldChange: ['如果双方约定了还清的日子，最长不超过三十日。'],
    confidence: 'high',
    ...given,
  };
}
