import type { Lang, Text } from '#queries/locale.ts'
import { formatPercent } from '#queries/words/format.ts'
import type { Scalar, Seen, TrapText } from '../define.ts'
import { different } from './toy.ts'

const share = (value: Scalar | undefined, lang: Lang) => formatPercent(Number(value), lang)
const part = ({ evidence: { facts } }: Seen, lang: Lang) =>
  Number(facts['flagged']) >= Number(facts['raters'])
    ? ''
    : lang === 'zh'
      ? `（${String(facts['raters'])}个评分口径中的${String(facts['flagged'])}个）`
      : ` (${String(facts['flagged'])} of ${String(facts['raters'])} rating scales)`

export const text: Text<TrapText> = {
  zh: {
    title: '复制粘贴',
    question: '每个人的考核表是单独写的，还是同一张表抄了多遍？',
    finding: (seen) => {
      const { facts } = seen.evidence
      return `${seen.unitName}的评语有${share(facts['comments'], 'zh')}、分数有${share(facts['scores'], 'zh')}完全相同${part(seen, 'zh')}，过程记录不足以支持判断。`
    },
    change: '为每个人补充各自的过程记录',
    decision: '把没有发生的考核当成考核：评分与评语看上去齐全，实际没有关于任何一个人的信息。',
    todo: '由人力资源部与部门补充过程记录（具体事实、日期）；在此之前不用这些评分作判断，也不要求补写套话。',
    lookalike:
      '表格规定的固定句子而分数各不相同、同一项目的共同评语而分数不同、“按期完成”这样的短句，都不属于这种情况。',
    reading: '成对的横条是这里与其他口径的比例：最常见的评语、最常见的分数组合各占多少张表。两项都高，才是复制。',
    source:
      '数据陷阱规则 5（评分）。近似文本：Jaccard 1912、Broder 1997；多重检验：Benjamini & Hochberg 1995。评语文字不离开检查。',
    counted: '张考核表',
    effect: { label: '最常见评语的比例', print: (effect) => formatPercent(effect, 'zh') },
    facts: {
      raters: '检查的评分口径数',
      flagged: '其中大量相同的',
      untested: '考核表太少或无法比较的口径数',
      forms: '有分数且评语不短于八个字的考核表',
      comments: '最常见评语的比例',
      others_comments: '其他口径的比例（评语）',
      scores: '最常见分数组合的比例',
      others_scores: '其他口径的比例（分数）',
    },
    reasons: {
      few_raters: '考核人或被考核人太少，只计入更大范围的合计',
      no_raters_known: '没有考核人已知的评语',
      no_peers: '可比的其他评分口径太少',
    },
    params: {
      scores: '最常见分数组合的比例',
      comments: '最常见评语的比例',
      fewest_forms: '每个口径至少考核表数',
    },
    toy: {
      intro: '十个人、十张考核表。拖动滑块，让更多的表照抄第一张，看还剩多少信息。',
      slider: '照抄的考核表数',
      says: (copied) =>
        copied === 0
          ? '十张表各写各的：十个人各有十份不同的记录。'
          : `十个人只剩 ${different(copied)} 种评语：其中 ${copied + 1} 人的表说的是同一件事。`,
    },
  },
  en: {
    title: 'Copy-paste',
    question: 'Was each form written about its person, or one form many times?',
    finding: (seen) => {
      const { facts } = seen.evidence
      return `In ${seen.unitName} ${share(facts['comments'], 'en')} of the comments and ${share(facts['scores'], 'en')} of the score patterns are the same${part(seen, 'en')}; the record is too thin to support a judgement.`
    },
    change: 'records of their own are added for each person',
    decision:
      'An appraisal that did not take place is read as one: scores and comments look complete, yet say nothing of anybody.',
    todo: 'Human resources and the department add what was seen, with dates; until then these ratings support no judgement, and nobody is asked for more set phrases.',
    lookalike:
      'A sentence that the form prescribes with scores that vary, one wording for a shared project with different scores, and short phrases such as "done on time" are not this.',
    reading:
      'Each pair of bars is this unit beside the others: how many forms have the commonest comment, and the commonest scores. Only both together are copying.',
    source:
      'Data-trap rules 5 (ratings). Nearly equal texts: Jaccard 1912, Broder 1997; many tests: Benjamini & Hochberg 1995. No word of a comment leaves the check.',
    counted: 'forms',
    effect: { label: 'Share of the commonest comment', print: (effect) => formatPercent(effect, 'en') },
    facts: {
      raters: 'Rating scales tested',
      flagged: 'Of these mostly equal',
      untested: 'Scales with too few or incomparable forms',
      forms: 'Forms with scores and a comment of eight characters or more',
      comments: 'Share of the commonest comment',
      others_comments: 'Share elsewhere (comments)',
      scores: 'Share of the commonest scores',
      others_scores: 'Share elsewhere (scores)',
    },
    reasons: {
      few_raters: 'too few raters or people rated; counted only in a larger total',
      no_raters_known: 'no comment names its rater',
      no_peers: 'too few comparable rating scales',
    },
    params: {
      scores: 'Share of the commonest scores',
      comments: 'Share of the commonest comment',
      fewest_forms: 'Fewest forms of a scale',
    },
    toy: {
      intro: 'Ten people, ten forms. Drag the slider so that more forms repeat the first, and watch how much is left.',
      slider: 'Forms that repeat the first',
      says: (copied) =>
        copied === 0
          ? 'Each form is written for its person: ten people, ten records.'
          : `Ten people have ${different(copied)} different comments; the forms of ${copied + 1} of them say one thing.`,
    },
  },
}
