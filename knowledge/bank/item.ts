import type { Day, Region } from '../law.ts';

/** 单选, 多选, 判断, 简答, 案例: a case has a text and questions of the other types about it. */
export type ItemType = 'single' | 'multiple' | 'true-false' | 'short-answer' | 'case';

export interface ChoiceQuestion {
  readonly type: 'single' | 'multiple';
  readonly stem: string;
  /** In the author's order, without letters; at least two. */
  readonly options: readonly string[];
  /** Places of the right options, from 0, ascending; exactly one for `single`. */
  readonly key: readonly number[];
  /** The order of the options carries meaning beyond what `mayShuffle` sees for itself (以上都对, A和B都对, years ascending). */
  readonly keepOrder?: true;
}

export interface TrueFalseQuestion {
  readonly type: 'true-false';
  readonly stem: string;
  readonly key: boolean;
}

export interface ShortAnswerQuestion {
  readonly type: 'short-answer';
  readonly stem: string;
  /** 参考答案 */
  readonly reference: string;
  /** 采分点, with their share of the marks; shares of one question add up to 1. Empty: marked as a whole. */
  readonly points: readonly { readonly text: string; readonly share: number }[];
}

/** What one answer answers. */
export type Question = ChoiceQuestion | TrueFalseQuestion | ShortAnswerQuestion;

export interface CaseQuestion {
  readonly type: 'case';
  /** The facts; each sub-question is marked on its own. */
  readonly stem: string;
  readonly questions: readonly Question[];
}

export type ItemContent = Question | CaseQuestion;

/** An item's citation as its author writes it. */
export interface ItemCitation {
  /** Any spelling of the title. */
  readonly law: string;
  /** 第四十七条, 第一百三十三条之一 */
  readonly article: string;
}

/** A citation tied to one version of one provision, with the words it had. */
export interface PinnedCitation extends ItemCitation {
  readonly lawKey: string;
  readonly region: Region;
  readonly label: string;
  /** First day of the version, where it is known. */
  readonly from?: Day;
  /** Hash of the provision's words, see `wordsHash`. */
  readonly words: string;
  /** The provision's text when it was pinned: shown beside the new one when that changes, and in explanations. */
  readonly text: string;
}

/** A citation that leads to no provision in force: kept, so that who approves sees what the author meant. */
export interface MissingCitation extends ItemCitation {
  /** Why, one Chinese sentence. */
  readonly reason: string;
}

export type ItemStatus = 'draft' | 'approved' | 'suspended' | 'retired';

/** Where an item may be met: in formal exams only, in practice only, or in both. */
export type ItemUse = 'formal' | 'practice' | 'both';

/** What an author gives. */
export interface ItemDraft {
  readonly content: ItemContent;
  readonly explanation: string;
  /** 宪法, 行政法, …; '' where nobody has said. */
  readonly topic: string;
  /** 1 easy to 5 hard. */
  readonly difficulty: number;
  /** Types of post that it is for; empty: everybody (公共部分). */
  readonly audience: readonly string[];
  readonly use: ItemUse;
  readonly citations: readonly ItemCitation[];
  /** Number or mark that the item has in the file or book that it comes from. */
  readonly source?: string;
}

/** 试题: one version of an item. Editing makes a new version; what refers to an old one keeps it. */
export interface Item extends Omit<ItemDraft, 'citations'> {
  /** `Q00042`: what people say on the phone. */
  readonly id: string;
  /** From 1. */
  readonly version: number;
  readonly status: ItemStatus;
  readonly citations: readonly PinnedCitation[];
  /** What the author cited and was not found when it was pinned; left out where all was. */
  readonly missing?: readonly MissingCitation[];
  readonly author: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly approvedBy?: string;
  /** Made by a model, which is named; a person approved it. */
  readonly model?: string;
  /** SHA-256 of what is asked, key, explanation and pins, hex: see `itemHash`. */
  readonly hash: string;
}

export const ITEM_TYPES: readonly ItemType[] = ['single', 'multiple', 'true-false', 'short-answer', 'case'];

/** As papers, imports and reports write them. */
export const TYPE_NAMES: Readonly<Record<ItemType, string>> = {
  single: '单选题', multiple: '多选题', 'true-false': '判断题', 'short-answer': '简答题', case: '案例分析题',
};

export const ITEM_STATUSES: readonly ItemStatus[] = ['draft', 'approved', 'suspended', 'retired'];

export const STATUS_NAMES: Readonly<Record<ItemStatus, string>> = { draft: '待审定', approved: '已审定', suspended: '已停用', retired: '已作废' };

export const USE_NAMES: Readonly<Record<ItemUse, string>> = { formal: '正式', practice: '练习', both: '通用' };
