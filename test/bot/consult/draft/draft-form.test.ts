import { expect, test } from 'vitest';
import { draftForm, type DraftForm } from '../../../../bot/consult/draft/draft-form.ts';
import { jsonSchemaOf } from '../../../../bot/model/schema-format.ts';

const DRAFT: DraftForm = {
  answersQuestion: true,
  conclusion: '您可以要求补发工资。',
  reasons: [{ text: '工资应当按时足额发。', citations: [{ law: '示例办法', article: '第三条', paragraph: 1, item: '（二）', quote: '按月支付' }] }],
  steps: [{ text: '先向劳动监察投诉。', office: 'labour-inspection' }, { text: '留好证据。', office: null }],
  materials: ['工资条'],
  wouldChange: [],
  confidence: 'medium',
};

test('what may be left out is null, as in answers of models without a strict form', () => {
  const { paragraph: _paragraph, item: _item, ...citation } = DRAFT.reasons[0]!.citations[0]!;
  const loose = { ...DRAFT, reasons: [{ text: '一', citations: [citation] }], steps: [{ text: '二' }], remark: '多写的' };
  expect(draftForm.parse(loose)).toEqual({
    ...DRAFT, reasons: [{ text: '一', citations: [{ ...citation, paragraph: null, item: null }] }], steps: [{ text: '二', office: null }],
  });
});

test.each<[string, object]>([
  ['no confidence', { confidence: undefined }],
  ['another confidence', { confidence: '高' }],
  ['half a 款', { reasons: [{ text: '一', citations: [{ ...DRAFT.reasons[0]!.citations[0]!, paragraph: 1.5 }] }] }],
  ['a reason without citations', { reasons: [{ text: '一' }] }],
])('%s is no draft', (_name, change) => {
  expect(draftForm.safeParse({ ...DRAFT, ...change }).success).toBe(false);
});

test('its JSON schema is one that strict endpoints take: every key required, no other allowed, no default, no range', () => {
  const schema = jsonSchemaOf(draftForm);
  const objects = nodesOf(schema).filter((node) => 'properties' in node);
  expect(objects).toHaveLength(4);
  expect(objects.map(({ additionalProperties, required }) => [additionalProperties, required]))
    .toEqual(objects.map(({ properties }) => [false, Object.keys(properties as object)]));
  expect(JSON.stringify(schema)).not.toMatch(/"(default|minimum|maximum|\$schema|pattern|format)"/u);
});

function nodesOf(node: unknown): Record<string, unknown>[] {
  if (typeof node !== 'object' || node === null) return [];
  return [node as Record<string, unknown>, ...Object.values(node).flatMap(nodesOf)];
}
