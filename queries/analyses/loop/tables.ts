import { outcomeWords } from '#queries/analyses/plan-outcomes/outcome-words.ts'
import type { Table } from '#queries/define.ts'
import { causeName, remedyName } from '#queries/improvement/cause-names.ts'
import { remedyOf } from '#queries/improvement/causes.ts'
import { VERDICTS } from '#queries/improvement/outcome/define.ts'
import type { Lang } from '#queries/locale.ts'
import { beliefNames, stageNames } from './names.ts'
import type { LoopResult, Rate } from './result.ts'

const RATES: [name: string, zh: string, en: string, of: (found: LoopResult) => Rate][] = [
  ['loop_closure', '闭环率', 'Loop-closure rate', ({ cases }) => cases.closure],
  ['repeat', '复发率', 'Repeat-problem rate', ({ cases }) => cases.repeat],
  ['diagnosis_coverage', '诊断覆盖率', 'Diagnosis coverage', ({ plans }) => plans.diagnosis],
  ['mismatch', '措施不符率', 'Mismatch rate', ({ plans }) => plans.mismatch],
  ['one_sided', '单边计划', 'One-sided plans', ({ plans }) => plans.one_sided],
  ['company_share', '公司侧待办占比', 'Company share of items', ({ commitments }) => commitments.company_share],
  ['company_on_time', '公司侧按期率', 'Company on time', ({ commitments }) => commitments.company_on_time],
  ['team_on_time', '团队按期率', 'Teams on time', ({ commitments }) => commitments.team_on_time],
  ['carry_over', '经验回流率', 'Carry-over of lessons', ({ carry_over }) => carry_over],
]

/** Words in a column for each language; a screen shows the one of its reader. */
const inBoth = (name: string, zh: string | null, en: string | null) => ({ [`${name}_zh`]: zh, [`${name}_en`]: en })
const names = (units: { name_zh: string; name_en: string }[]) =>
  inBoth('units', units.map(({ name_zh }) => name_zh).join('、'), units.map(({ name_en }) => name_en).join(', ')) // prettier-ignore

const STATUS: Record<Lang, Record<Rate['status'], string>> = {
  zh: { found: '有结果', counts_only: '只报数量', none_due: '没有到期', not_testable: '不可检验' },
  en: { found: 'found', counts_only: 'counts only', none_due: 'none due', not_testable: 'not testable' },
}
const ANSWER: Record<Lang, Record<'against' | 'for' | 'open', string>> = {
  zh: { against: '数据不支持', for: '数据没有反对', open: '还不能判断' },
  en: { against: 'data speak against it', for: 'data do not speak against it', open: 'cannot be told yet' },
}
const ADVICE: Record<Lang, Record<'keep' | 'stage', string>> = {
  zh: { keep: '保留', stage: '分阶段' },
  en: { keep: 'keep', stage: 'in stages' },
}
const remedyWord = (remedy: string | null, lang: Lang) => remedy && remedyName(remedyOf(remedy) ?? remedy, lang)
const outcomeWord = (verdict: string | null, lang: Lang): string | null => {
  const known = VERDICTS.find((one) => one === verdict)
  return known ? outcomeWords[lang].verdicts[known] : verdict
}

export const tables: Table<LoopResult>[] = [
  {
    name: 'measures',
    title: { zh: '闭环指标', en: 'Loop measures' },
    columns: [
      { name: 'measure', kind: 'text', label: { zh: '代码', en: 'Code' } },
      { name: 'name_zh', kind: 'text', label: { zh: '指标', en: 'Measure' } },
      { name: 'name_en', kind: 'text', label: { zh: '指标', en: 'Measure' } },
      { name: 'status', kind: 'text', label: { zh: '状态', en: 'Status' } },
      { name: 'status_zh', kind: 'text', label: { zh: '状态', en: 'Status' } },
      { name: 'status_en', kind: 'text', label: { zh: '状态', en: 'Status' } },
      { name: 'needs', kind: 'text', label: { zh: '缺少的列', en: 'Missing column' } },
      { name: 'k', kind: 'integer', label: { zh: '分子', en: 'Numerator' } },
      { name: 'n', kind: 'integer', label: { zh: '分母', en: 'Denominator' } },
      { name: 'share', kind: 'ratio', label: { zh: '占比', en: 'Share' } },
      { name: 'low', kind: 'ratio', label: { zh: '下限', en: 'Low' } },
      { name: 'high', kind: 'ratio', label: { zh: '上限', en: 'High' } },
    ],
    rows: (found) =>
      found.kind === 'found'
        ? RATES.map(([measure, zh, en, of]) => {
            const { status, needs, k, n, share, low, high } = of(found)
            return {
              measure,
              ...inBoth('name', zh, en),
              status,
              ...inBoth('status', STATUS.zh[status], STATUS.en[status]),
              needs,
              k,
              n,
              share,
              low,
              high,
            }
          })
        : [],
  },
  {
    name: 'stages',
    title: { zh: '差距走到哪一步', en: 'How far gaps went' },
    columns: [
      { name: 'stage_zh', kind: 'text', label: { zh: '环节', en: 'Stage' } },
      { name: 'stage_en', kind: 'text', label: { zh: '环节', en: 'Stage' } },
      { name: 'n', kind: 'integer', label: { zh: '数量', en: 'Count' } },
    ],
    rows: ({ cases }) =>
      cases.stages.map(({ stage, n }) => ({ ...inBoth('stage', stageNames.zh[stage], stageNames.en[stage]), n })),
  },
  {
    name: 'overdue',
    title: { zh: '逾期的公司侧待办', en: 'Company-side items overdue' },
    columns: [
      { name: 'plan_id', kind: 'text', label: { zh: '计划', en: 'Plan' } },
      { name: 'owner_function', kind: 'text', label: { zh: '责任部门', en: 'Owner function' } },
      { name: 'text', kind: 'text', label: { zh: '事项', en: 'Item' } },
      { name: 'units_zh', kind: 'text', label: { zh: '单位', en: 'Units' } },
      { name: 'units_en', kind: 'text', label: { zh: '单位', en: 'Units' } },
      { name: 'due_on', kind: 'date', label: { zh: '应完成', en: 'Due' } },
      { name: 'days', kind: 'integer', label: { zh: '逾期天数', en: 'Days overdue' } },
    ],
    rows: ({ commitments }) =>
      commitments.overdue.map(({ plan_id, owner_function, text, units, due_on, days }) => ({
        ...{ plan_id, owner_function, text, ...names(units), due_on, days },
      })),
  },
  {
    name: 'beliefs',
    title: { zh: '常见误区检验', en: 'Belief check' },
    columns: [
      { name: 'belief_zh', kind: 'text', label: { zh: '说法', en: 'Belief' } },
      { name: 'belief_en', kind: 'text', label: { zh: '说法', en: 'Belief' } },
      { name: 'test_zh', kind: 'text', label: { zh: '检验', en: 'Test' } },
      { name: 'test_en', kind: 'text', label: { zh: '检验', en: 'Test' } },
      { name: 'status', kind: 'text', label: { zh: '状态', en: 'Status' } },
      { name: 'status_zh', kind: 'text', label: { zh: '状态', en: 'Status' } },
      { name: 'status_en', kind: 'text', label: { zh: '状态', en: 'Status' } },
      { name: 'value', kind: 'number', label: { zh: '值', en: 'Value' } },
      { name: 'low', kind: 'number', label: { zh: '下限', en: 'Low' } },
      { name: 'high', kind: 'number', label: { zh: '上限', en: 'High' } },
      { name: 'k', kind: 'integer', label: { zh: '分子', en: 'Numerator' } },
      { name: 'n', kind: 'integer', label: { zh: '分母', en: 'Denominator' } },
      { name: 'verdict', kind: 'text', label: { zh: '结论', en: 'Verdict' } },
      { name: 'verdict_zh', kind: 'text', label: { zh: '结论', en: 'Verdict' } },
      { name: 'verdict_en', kind: 'text', label: { zh: '结论', en: 'Verdict' } },
    ],
    rows: ({ beliefs }) =>
      beliefs.map(({ code, status, value, low, high, k, n, verdict }) => ({
        ...inBoth('belief', beliefNames.zh[code].belief, beliefNames.en[code].belief),
        ...inBoth('test', beliefNames.zh[code].test, beliefNames.en[code].test),
        ...{ status, value, low, high, k, n, verdict },
        ...inBoth('status', STATUS.zh[status], STATUS.en[status]),
        ...inBoth('verdict', verdict && ANSWER.zh[verdict], verdict && ANSWER.en[verdict]),
      })),
  },
  {
    name: 'lessons',
    title: { zh: '经验库', en: 'Lessons' },
    columns: [
      { name: 'plan_id', kind: 'text', label: { zh: '计划', en: 'Plan' } },
      { name: 'lesson', kind: 'text', label: { zh: '经验', en: 'Lesson' } },
      { name: 'cause', kind: 'text', label: { zh: '原因', en: 'Cause' } },
      { name: 'cause_zh', kind: 'text', label: { zh: '原因', en: 'Cause' } },
      { name: 'cause_en', kind: 'text', label: { zh: '原因', en: 'Cause' } },
      { name: 'remedy', kind: 'text', label: { zh: '措施', en: 'Remedy' } },
      { name: 'remedy_zh', kind: 'text', label: { zh: '措施', en: 'Remedy' } },
      { name: 'remedy_en', kind: 'text', label: { zh: '措施', en: 'Remedy' } },
      { name: 'verdict', kind: 'text', label: { zh: '成效', en: 'Verdict' } },
      { name: 'verdict_zh', kind: 'text', label: { zh: '成效', en: 'Verdict' } },
      { name: 'verdict_en', kind: 'text', label: { zh: '成效', en: 'Verdict' } },
      { name: 'corrected', kind: 'number', label: { zh: '净效果（标准差）', en: 'Net effect (SD)' } },
      { name: 'units_zh', kind: 'text', label: { zh: '单位', en: 'Units' } },
      { name: 'units_en', kind: 'text', label: { zh: '单位', en: 'Units' } },
    ],
    rows: ({ lessons }) =>
      lessons.map(({ plan_id, text, cause, remedy, verdict, corrected, units }) => ({
        ...{ plan_id, lesson: text, cause, remedy, verdict, corrected, ...names(units) },
        ...inBoth('cause', cause && causeName(cause, 'zh'), cause && causeName(cause, 'en')),
        ...inBoth('remedy', remedyWord(remedy, 'zh'), remedyWord(remedy, 'en')),
        ...inBoth('verdict', outcomeWord(verdict, 'zh'), outcomeWord(verdict, 'en')),
      })),
  },
  {
    name: 'proposals',
    title: { zh: '下一周期目标建议', en: 'Targets proposed for the next cycle' },
    columns: [
      { name: 'lesson_id', kind: 'text', label: { zh: '经验（计划编号）', en: 'Lesson (plan)' } },
      { name: 'unit_zh', kind: 'text', label: { zh: '单位', en: 'Unit' } },
      { name: 'unit_en', kind: 'text', label: { zh: '单位', en: 'Unit' } },
      { name: 'kpi_zh', kind: 'text', label: { zh: '指标', en: 'KPI' } },
      { name: 'kpi_en', kind: 'text', label: { zh: '指标', en: 'KPI' } },
      { name: 'target', kind: 'number', label: { zh: '现目标', en: 'Target' } },
      { name: 'actual', kind: 'number', label: { zh: '近三个月', en: 'Last three months' } },
      { name: 'gap', kind: 'ratio', label: { zh: '差距', en: 'Gap' } },
      { name: 'advice', kind: 'text', label: { zh: '建议', en: 'Advice' } },
      { name: 'advice_zh', kind: 'text', label: { zh: '建议', en: 'Advice' } },
      { name: 'advice_en', kind: 'text', label: { zh: '建议', en: 'Advice' } },
      { name: 'proposed', kind: 'number', label: { zh: '建议目标', en: 'Proposed' } },
    ],
    rows: ({ proposals }) =>
      proposals.map(({ lesson_id, unit, kpi, target, actual, gap_ratio, advice, proposed }) => ({
        lesson_id,
        ...inBoth('unit', unit.name_zh, unit.name_en),
        ...inBoth('kpi', kpi.name_zh, kpi.name_en),
        ...{ target, actual, gap: gap_ratio, advice, proposed },
        ...inBoth('advice', ADVICE.zh[advice], ADVICE.en[advice]),
      })),
  },
]
