import type { Lang } from '#queries/locale.ts'

/** A word that judges a person, and what to write instead ("" = leave it out). */
export type Blame = { term: string; instead: string }

/**
 * The words that our own sentences never use. They point at people where the data only know targets, processes and resources;
 * a word that also has an innocent use is listed in the phrase that makes it a judgement.
 */
const BLAME: Record<Lang, readonly Blame[]> = {
  zh: [
    { term: '落后', instead: '待支持' },
    { term: '垫底', instead: '待支持' },
    { term: '末位', instead: '待支持' },
    { term: '不合格', instead: '未达目标' },
    { term: '差', instead: '未达目标' },
    { term: '问题员工', instead: '差距' },
    { term: '低绩效者', instead: '差距' },
    { term: '能力不行', instead: '技能支持需求' },
    { term: '懒', instead: '写观察到的事实' },
    { term: '不努力', instead: '写观察到的事实' },
    { term: '责任人', instead: '归口部门' },
    { term: '打分不公', instead: '评分尺度不一致' },
    { term: '乱打分', instead: '评分尺度不一致' },
    { term: '造假', instead: '集中在分界点；请核对填报' },
    { term: '凑数', instead: '集中在分界点；请核对填报' },
    { term: '借口', instead: '反映的困难' },
    { term: '整改', instead: '改进' },
    { term: '约谈', instead: '沟通' },
    { term: '淘汰', instead: '' },
    { term: '劝退', instead: '' },
    { term: '排名', instead: '对比' },
    { term: '导致', instead: '同时出现' },
    { term: '证明', instead: '有关联' },
  ],
  en: [
    { term: 'lagging', instead: 'needs support' },
    { term: 'laggard', instead: 'needs support' },
    { term: 'bottom performer', instead: 'needs support' },
    { term: 'poor performer', instead: 'gap' },
    { term: 'low performer', instead: 'gap' },
    { term: 'poor performance', instead: 'target not reached' },
    { term: 'underperform', instead: 'target not reached' },
    { term: 'incapable', instead: 'skill support need' },
    { term: 'lazy', instead: 'what was observed' },
    { term: 'bad attitude', instead: 'what was observed' },
    { term: 'culprit', instead: 'owner function' },
    { term: 'to blame', instead: 'what was observed' },
    { term: 'unfair rater', instead: 'scale use differs' },
    { term: 'cheating', instead: 'heaping at the threshold; please check' },
    { term: 'excuse', instead: 'reported difficulty' },
    { term: 'rectify', instead: 'improve' },
    { term: 'dismissal', instead: '' },
    { term: 'ranking', instead: 'comparison with interval' },
    { term: 'caused by', instead: 'goes with' },
    { term: 'proves', instead: 'supported by a change that was tried' },
  ],
}

/**
 * Words that contain a listed one and say nothing of a person, and the legal notice that every report carries; they are taken
 * out before the search.
 */
const ALLOWED = [
  '差距',
  '差异',
  '误差',
  '级差',
  '偏差',
  '方差',
  '标准差',
  '双重差分',
  '相差',
  '差别',
  '差值',
  '时差',
  '极差',
  '差额',
  '差错',
  '懒加载',
  'lazy-loaded',
  'lazy loading',
  'pay, promotion or dismissal',
  // Codes: the claim that a trap blocks, and the check that keeps anybody from making it.
  "'ranking'",
  'noise-ranking',
]

/** Every word of blame in a text, in the order of the list. Latin words match whole, with their endings -s, -ed and -ing. */
export function blameIn(text: string): Blame[] {
  const searched = ALLOWED.reduce((left, allowed) => left.replaceAll(allowed, ' '), text)
  return [
    ...BLAME.zh.filter(({ term }) => searched.includes(term)),
    ...BLAME.en.filter(({ term }) => new RegExp(`\\b${term}(s|ed|ing)?\\b`, 'i').test(searched)),
  ]
}
