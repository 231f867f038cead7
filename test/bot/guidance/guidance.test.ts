import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ZodError } from 'zod';
import { DEADLINES } from '../../../bot/guidance/deadlines.ts';
import { OFFICES, officesFrom } from '../../../bot/guidance/offices.ts';
import { TOPICS } from '../../../bot/guidance/topics.ts';

const LAWS = new URL('../../../../shared/laws/', import.meta.url);

/** Where the text of each law that sets a deadline stands in ../shared/laws, its newest version. */
const TEXTS: Record<string, readonly string[]> = {
  劳动争议调解仲裁法: ['just-laws/procedural/labor-dispute-mediation-and-arbitration-law/README.md'],
  劳动保障监察条例: ['national/行政法规/劳动保障监察条例(2004-11-01).md'],
  工伤保险条例: ['national/行政法规/工伤保险条例(2010-12-20).md'],
  民法典: ['01-general-principles', '02-property-rights', '03-contracts', '05-marriage-and-family', '06-inheritance']
    .map((book) => `just-laws/civil-and-commercial/civil-code/${book}.md`),
  反家庭暴力法: ['just-laws/social/anti-domestic-violence-law/README.md'],
  人民调解法: ['just-laws/procedural/people-s-mediation-law/README.md'],
  民事诉讼法: ['just-laws/procedural/civil-procedure/02-trial-procedure.md', 'just-laws/procedural/civil-procedure/03-execution-procedure.md'],
  消费者权益保护法: ['just-laws/civil-and-commercial/protection-of-the-rights-and-interests-of-consumers/README.md'],
  保险法: ['just-laws/civil-and-commercial/insurance-law/README.md'],
  公司法: ['just-laws/civil-and-commercial/company-law/README.md'],
  农村土地承包经营纠纷调解仲裁法: ['just-laws/procedural/rural-land-contract-dispute-mediation-and-arbitration-law/README.md'],
  土地管理法: ['just-laws/administrative/land-administration-law/README.md'],
  农村集体经济组织法: ['just-laws/civil-and-commercial/rural-collective-economic-organizations-law/README.md'],
  道路交通事故处理程序规定: ['national/部门规章/公安部/道路交通事故处理程序规定(2018-02-02).md'],
  医疗纠纷预防和处理条例: ['national/行政法规/医疗纠纷预防和处理条例(2018-07-31).md'],
  公安机关办理刑事案件程序规定: ['national/部门规章/公安部/公安机关办理刑事案件程序规定(2020-07-20).md'],
  刑事诉讼法: ['just-laws/procedural/criminal-procedure/03-trial.md'],
  行政复议法: ['just-laws/administrative/administrative-reconsideration-law/README.md'],
  行政诉讼法: ['just-laws/procedural/administrative-procedure/README.md'],
  行政处罚法: ['just-laws/administrative/administrative-penalty/README.md'],
  国家赔偿法: ['just-laws/constitutional-relevance/state-compensation-law/README.md'],
  信访工作条例: ['national/行政法规/信访工作条例(2022-02-25).md'],
  政府信息公开条例: ['national/行政法规/政府信息公开条例(2019-04-03).md'],
  税收征收管理法: ['just-laws/economic/tax-collection-administration-law/README.md'],
  户口登记条例: ['just-laws/administrative/household-registration-regulations/README.md'],
};

function articleText(law: string, article: string): string | undefined {
  const texts = TEXTS[law]!.map((path) => readFileSync(new URL(encodeURI(path), LAWS), 'utf8').replaceAll('**', ''));
  const pattern = new RegExp(`^${article}[\\s　][\\s\\S]*?(?=^(?:第[一二三四五六七八九十百千零]+条|#)|(?![\\s\\S]))`, 'mu');
  return texts.map((text) => pattern.exec(text)?.[0]).find((found) => found !== undefined);
}

describe('deadlines', () => {
  it.skipIf(!existsSync(LAWS)).each(Object.entries(DEADLINES))('%s stands in its article (../shared/laws)', (_, { period, source }) => {
    expect(articleText(source.law, source.article)).toContain(period);
  });

  it('are all used', () => {
    const used = new Set(TOPICS.flatMap((topic) => topic.deadlines));
    expect(Object.keys(DEADLINES).filter((id) => !used.has(id as keyof typeof DEADLINES))).toEqual([]);
  });
});

const PERIOD = /(?:\d+|[一二两三四五六七八九十百]+)(?:个工作日|个月|小时|工作日|日|天|年)/gu;

describe.each(TOPICS.map((topic) => [topic.name, topic] as const))('%s', (_, topic) => {
  it('has three to five steps, each one short sentence', () => {
    expect(topic.steps.length).toBeGreaterThanOrEqual(3);
    expect(topic.steps.length).toBeLessThanOrEqual(5);
    for (const step of topic.steps) {
      expect(step).toMatch(/。$/u);
      expect(step.length).toBeLessThanOrEqual(75);
    }
  });

  it('names no period that is not a verified deadline, and every deadline in a step', () => {
    const stated = new Set(topic.steps.flatMap((step) => step.match(PERIOD) ?? []));
    const verified = new Set<string>(topic.deadlines.map((id) => DEADLINES[id].period));
    expect(stated).toEqual(verified);
  });

  it('names only phones of its own or general offices', () => {
    const phones = new Set(Object.values(OFFICES).flatMap((office) => ('phone' in office ? [office.phone] : [])));
    const dialled = topic.steps.flatMap((step) => step.match(/(?<!\d)(?:1\d{2}|12\d{3}|96\d{3})(?!\d)/gu) ?? []);
    expect(dialled.filter((phone) => !phones.has(phone as never))).toEqual([]);
  });

  it('has materials, offices, and words that are neither doubled nor empty', () => {
    expect(topic.materials.length).toBeGreaterThan(0);
    expect(topic.offices.length).toBeGreaterThan(0);
    expect(new Set(topic.offices).size).toBe(topic.offices.length);
    expect(new Set(topic.words).size).toBe(topic.words.length);
    expect(topic.words.every((word) => word.length >= 2)).toBe(true);
    expect(topic.laws.every((law) => !law.startsWith('中华人民共和国'))).toBe(true);
  });
});

describe('topics', () => {
  it('are at least 25, each with its own id and name', () => {
    expect(TOPICS.length).toBeGreaterThanOrEqual(25);
    expect(new Set(TOPICS.map(({ id }) => id)).size).toBe(TOPICS.length);
    expect(new Set(TOPICS.map(({ name }) => name)).size).toBe(TOPICS.length);
  });
});

describe('offices', () => {
  it('have no local phone or address until the operator gives one', () => {
    const local = Object.entries(officesFrom(undefined)).filter(([id]) => !/hotline$|^(?:police|traffic-police|ambulance|fire|anti-fraud)$/u.test(id));
    expect(local.filter(([, office]) => office.phone !== undefined || office.address !== undefined)).toEqual([]);
  });

  it('take the operator\'s details over the defaults', () => {
    const offices = officesFrom({ 'township-justice': { name: '示例镇司法所', phone: '0000-0000000', hours: '工作日' } });
    expect(offices['township-justice']).toMatchObject({ name: '示例镇司法所', phone: '0000-0000000', hours: '工作日' });
    expect(offices['legal-hotline'].phone).toBe('12348');
  });

  it.each([
    [{ nowhere: { name: '某处' } }],
    [{ court: { phone: '打这个电话' } }],
    [{ court: { telephone: '12368' } }],
  ])('refuse %j', (config) => {
    expect(() => officesFrom(config)).toThrow(ZodError);
  });
});
