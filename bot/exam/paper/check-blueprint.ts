import { STATUS_NAMES } from '../../../knowledge/bank/item.ts';
import { formatTitle } from '../../../knowledge/citation/format-citation.ts';
import { normaliseTitle } from '../../../knowledge/title.ts';
import { toHundredths, toMarks } from '../marking/hundredths.ts';
import type { PoolItem } from '../sitting/exam-store.ts';
import type { Blueprint } from './blueprint.ts';
import { formsOf } from './draw.ts';
import { classesOf, createNetwork, lineGroups, type Line } from './draw-network.ts';
import { partsFor, type Misfit } from './fits.ts';
import { nearestWord } from './nearest-word.ts';
import type { LeftOut, Pool } from './pool.ts';

/** Why an item of the right type does not count for a section. */
export type Exclusion = Exclude<Misfit, 'type'> | LeftOut;

export interface SectionCheck {
  readonly part: string;
  readonly name: string;
  /** Part, types of post that it is for, and section, as problems name it. */
  readonly fullName: string;
  /** Whose papers it was checked for. */
  readonly postTypes: readonly string[];
  readonly needed: number;
  /** Items that fit, whatever other sections take of them. */
  readonly available: number;
  readonly missing: number;
  /** What keeps items of the section's type out: how many it alone does, and how many it does with others; most first. */
  readonly excluded: readonly { readonly why: Exclusion; readonly alone: number; readonly all: number }[];
}

/** Whether papers can be drawn from the bank as a blueprint wants them, and if not, what is missing. */
export interface BlueprintCheck {
  readonly sections: readonly SectionCheck[];
  /** Sections that have enough items each, and too few together. */
  readonly competing: readonly { readonly sections: readonly string[]; readonly needed: number; readonly available: number }[];
  readonly totals: readonly { readonly postType: string; readonly total: number }[];
  /** Places on parallel forms for which an item of another form must be taken again. */
  readonly repeats: number;
  /** Why papers cannot be drawn or nobody could pass, in Chinese; empty: all is well. */
  readonly problems: readonly string[];
  /** What should be looked at and hinders nothing. */
  readonly notes: readonly string[];
}

/** As many topics of the bank as one reads in a line. */
const TOPICS_NAMED = 12;

const WORDS: Readonly<Record<Exclusion, string>> = {
  audience: '岗位类别不符', topic: '主题不符', law: '没有引用所列法律', difficulty: '难度不符',
  draft: STATUS_NAMES.draft, suspended: STATUS_NAMES.suspended, retired: STATUS_NAMES.retired, 'other-use': '用途不符', 'used-lately': '最近考过', 'seen-in-practice': '练习里出现过', 'first-paper': '上次考过（补考）',
};

/** @param postTypes of those who will sit; of the blueprint itself where the roster is not there yet */
export function checkBlueprint(blueprint: Blueprint, pool: Pool, postTypes: readonly string[] = postTypesIn(blueprint)): BlueprintCheck {
  const checks = lineGroups(blueprint, postTypes).map(({ lines, postTypes: group }) => {
    const network = createNetwork(classesOf(pool.items, lines), lines, formsOf(blueprint));
    return {
      sections: lines.map((line) => checkSection(line, pool, group)),
      repeats: network.filled === network.needed ? network.repeats : 0,
      competing: network.tooFew.filter(({ lines: together }) => together.length > 1).map(({ lines: together, available }) => ({
        sections: together.map((place) => nameOf(lines[place]!)),
        needed: together.reduce((sum, place) => sum + lines[place]!.section.count, 0),
        available,
      })),
    };
  });
  const sections = checks.flatMap((check) => check.sections);
  const competing = checks.flatMap((check) => check.competing);
  const totals = postTypes.map((postType) => ({ postType, total: totalOf(blueprint, postType) }));
  const repeats = checks.reduce((sum, check) => sum + check.repeats, 0);
  return {
    sections, competing, totals, repeats,
    problems: [...new Set([
      ...(postTypes.length === 0 ? ['名册里没有要参加考试的人（全部免试，或者名册是空的），不用组卷。'] : []),
      ...sections.filter(({ missing }) => missing > 0).map(shortage),
      ...competing.map((each) => `${each.sections.join('、')}合起来要 ${each.needed} 题，符合条件的只有 ${each.available} 题，差 ${each.needed - each.available} 题。`),
      ...totals.flatMap(({ postType, total }) => (total === 0
        ? [`岗位类别${quoted(postType)}没有要考的部分，请在方案里补上，或者改名册。`]
        : total < blueprint.passMark ? [`${postType === '' ? '' : `岗位类别${quoted(postType)}的`}试卷满分 ${total} 分，低于及格分 ${blueprint.passMark} 分。`] : [])),
    ])],
    notes: [
      ...unknownNames(blueprint, pool),
      ...blueprint.parts.flatMap((part) => part.postTypes).filter((type, place, all) => !postTypes.includes(type) && all.indexOf(type) === place)
        .map((type) => `方案里的岗位类别${quoted(type)}没有人考。`),
      ...(repeats > 0 ? [`题库不够各套卷完全不同：有 ${repeats} 处会用到别的卷上的题。`] : []),
    ],
  };
}

/** Types of post that a blueprint names; one without a name where it names none. */
export function postTypesIn({ parts }: Pick<Blueprint, 'parts'>): string[] {
  const named = [...new Set(parts.flatMap(({ postTypes }) => postTypes))];
  return named.length > 0 ? named : [''];
}

function checkSection({ part, section, misfits }: Line, { items, leftOut }: Pool, postTypes: readonly string[]): SectionCheck {
  const reasons = [...items.map((item) => ({ item, why: undefined })), ...leftOut].map(({ item, why }) => [...misfits(item), ...(why === undefined ? [] : [why])]);
  const available = reasons.filter((each) => each.length === 0).length;
  const kept = reasons.filter((each): each is Exclusion[] => !each.includes('type') && each.length > 0);
  const excluded = [...new Set(kept.flat())].map((why) => {
    const by = kept.filter((each) => each.includes(why));
    return { why, alone: by.filter((each) => each.length === 1).length, all: by.length };
  });
  return {
    part: part.name, name: section.name, fullName: nameOf({ part, section }), postTypes, needed: section.count, available, missing: Math.max(0, section.count - available),
    excluded: excluded.sort((a, b) => b.alone - a.alone || b.all - a.all),
  };
}

function shortage({ fullName, needed, available, missing, excluded }: SectionCheck): string {
  const alone = excluded.filter((each) => each.alone > 0).map(({ why, alone: count }) => `${WORDS[why]} ${count} 题`);
  const why = alone.length > 0 ? `只因一个条件而不能用的：${alone.join('，')}。`
    : excluded.length > 0 ? `不能用的题都不止一个条件不符，最多的是${WORDS[excluded[0]!.why]}（${excluded[0]!.all} 题）。`
      : '题库里没有更多这种题型的题，请先导入。';
  return `${fullName}要 ${needed} 题，符合条件的只有 ${available} 题，差 ${missing} 题。${why}`;
}

/** Topics and laws of the blueprint that no item of the bank has: most are slips of the pen. */
function unknownNames({ parts }: Blueprint, { items, leftOut }: Pool): string[] {
  const all: readonly PoolItem[] = [...items, ...leftOut.map(({ item }) => item)];
  const sections = parts.flatMap((part) => part.sections);
  const topics = new Set(all.map(({ topic }) => topic).filter((topic) => topic !== ''));
  const laws = new Set(all.flatMap((item) => item.laws));
  const there = [...topics].slice(0, TOPICS_NAMED).join('、');
  return [
    ...new Set(sections.flatMap((section) => section.topics).filter((topic) => !topics.has(topic)).map((topic) => {
      const nearest = nearestWord(topic, [...topics]);
      return `题库里没有主题${quoted(topic)}${nearest !== undefined ? `，是不是${quoted(nearest)}？` : there === '' ? '。' : `。有的是：${there}${topics.size > TOPICS_NAMED ? '等' : ''}。`}`;
    })),
    ...new Set(sections.flatMap((section) => section.laws).filter((law) => !laws.has(normaliseTitle(law))).map((law) => `题库里没有题目引用${formatTitle(law)}，请核对法律名称。`)),
  ];
}

function totalOf(blueprint: Blueprint, postType: string): number {
  const sections = partsFor(blueprint, postType).flatMap((part) => part.sections);
  return toMarks(sections.reduce((sum, { count, marks }) => sum + count * toHundredths(marks), 0));
}

/** 专业部分（行政执法）“四、简答题”: parts for different posts often have the same name. */
function nameOf({ part, section }: Pick<Line, 'part' | 'section'>): string {
  return `${part.name}${part.postTypes.length > 0 ? `（${part.postTypes.join('、')}）` : ''}${quoted(section.name)}`;
}

const quoted = (name: string): string => `“${name}”`;
