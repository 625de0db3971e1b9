import type { Lang, Text } from '#queries/locale.ts'
import { formatNumber, formatPercent, formatPeriod } from '#queries/words/format.ts'
import type { Seen, TrapText } from '../define.ts'
import { missedBy } from './toy-series.ts'

/** A factor from powers of ten: ×100, ×1.3; below one as a division, ÷100. */
export function factor(log: number): string {
  const value = 10 ** Math.abs(log)
  const digits = value >= 10 ? Math.round(value) : Math.round(value * 100) / 100
  return `${log < 0 ? '÷' : '×'}${digits}`
}

const nameOf = ({ kpiName, unit }: Seen) => kpiName ?? unit.kpi_id ?? ''
const dateOf = ({ evidence: { facts } }: Seen, lang: Lang) => formatPeriod(String(facts['date']), lang)
const log = ({ evidence: { facts } }: Seen) => Number(facts['log'] ?? 0)

export const text: Text<TrapText> = {
  zh: {
    title: '口径、单位或方向变更',
    question: '每项指标前后用的是同一个口径、单位和方向吗？',
    finding: (seen) => {
      const [name, { facts }] = [nameOf(seen), seen.evidence]
      switch (seen.reason) {
        case 'mixed_units':
          return `${name}同一列里有${facts['off']}条（${formatPercent(Number(facts['off_share']), 'zh')}）与其余相差约${formatNumber(10 ** Math.abs(log(seen)), 'zh')}倍，先统一单位。`
        case 'drift':
          return `${name}各期水平相差${factor(log(seen))}，没有明确的改变日期；比较之前先核对口径。`
        case 'new_version':
          return `${name}自${dateOf(seen, 'zh')}起启用新版定义，水平随之改变，前后两段分开看。`
        case 'target_step':
          return `${name}自${dateOf(seen, 'zh')}起目标换了水平，实际值没有跟着变，前后达成率分开看。`
        case 'direction_rating':
        case 'direction_name':
        case 'direction_mixed':
          return `${name}的方向可能弄反，请核对是越大越好还是越小越好。`
        default:
          return `${name}自${dateOf(seen, 'zh')}起口径或单位改变，前后两段分开看。`
      }
    },
    change: '按指标库确认口径、单位和方向后重新导入',
    decision: '看起来像骤降或猛增的，其实是换了口径或单位；趋势、对比和差距都跟着失真。',
    todo: '由指标归口部门确认改变的日期和口径，统一单位后重新导入；在此之前前后两段分开读，混入的行不参与其他检查。',
    lookalike: '目标与实际一起换算（比值不变）、新指标没有以前的期间、同一时间许多指标一起受到冲击，都不属于这种情况。',
    reading: '折线是各期“实际÷目标”的中位数，虚线标出改变的期间；单位混用时，柱子按与中位数相差的倍数计数。',
    source: '数据陷阱规则 2（数据缺陷）；sup-F 检验 Andrews 1993，p 值 Hansen 1997；多重比较 Benjamini–Hochberg 1995。',
    counted: '条结果',
    effect: { label: '水平改变的倍数', print: factor },
    facts: {
      date: '改变的期间',
      log: '改变（10 的幂）',
      range: '各期水平的极差（10 的幂）',
      shift: '达成率的移动（指标尺度）',
      others: '同时移动的其他指标',
      off: '单位不同的结果',
      off_share: '单位不同的比例',
      periods: '期数',
      rating_r: '与评分的等级相关',
      pool_r: '其他指标与评分的等级相关',
      level: '实际÷目标的中位数',
      rows: '结果条数',
    },
    reasons: {
      jump: '水平一次改变很多倍',
      mixed_units: '同一期间混有两种单位',
      step: '水平一次移动超过一个尺度',
      drift: '水平相去很远，没有明确日期',
      new_version: '新版定义，水平改变',
      target_step: '目标换了水平',
      direction_rating: '结果与评分方向相反',
      direction_name: '名称与方向不符',
      direction_mixed: '同一指标写了两种方向',
    },
    params: {
      log_jump: '水平极差（10 的幂）',
      rows: '每期至少结果数',
      periods: '至少期数',
      shift: '移动（指标尺度）',
      step_periods: '检验移动的至少期数',
      window: '离整百、整千、整万倍的容许距离（10 的幂）',
      mixed_share: '单位不同的比例',
      mixed_rows: '单位不同的至少条数',
      mixed_fewest: '检查混用的至少结果数',
      rating_r: '与评分的等级相关低于',
      pairs: '至少对数',
    },
    toy: {
      intro:
        '某指标每月完成约 95%，第 9 个月起改用另一种单位填报，目标却没有换。拖动滑块选择换算倍数，看折线怎样“猛增”。',
      slider: '新单位与旧单位相差（10 的几次幂）',
      says: (powers) =>
        powers === 0
          ? '单位没有变：折线一直在 95% 附近。'
          : `同样的工作，换了单位就成了 ${factor(powers)}：全年平均变成 ${missedBy(powers)}，而没有任何一个月的工作变了。`,
    },
  },
  en: {
    title: 'Definition, unit or direction break',
    question: 'Does each KPI keep its definition, unit and direction over time?',
    finding: (seen) => {
      const [name, { facts }] = [nameOf(seen), seen.evidence]
      switch (seen.reason) {
        case 'mixed_units':
          return `${facts['off']} results of ${name} (${formatPercent(Number(facts['off_share']), 'en')}) are off by about ${formatNumber(10 ** Math.abs(log(seen)), 'en')} times; use one unit first.`
        case 'drift':
          return `The periods of ${name} differ by ${factor(log(seen))} without a clear date; check the definition before comparing.`
        case 'new_version':
          return `${name} has a new definition from ${dateOf(seen, 'en')} and its level moved with it; read the two stretches separately.`
        case 'target_step':
          return `The target of ${name} moved to another level in ${dateOf(seen, 'en')} and the actual did not; read attainment before and after separately.`
        case 'direction_rating':
        case 'direction_name':
        case 'direction_mixed':
          return `The direction of ${name} may be reversed; check whether more or less is better.`
        default:
          return `${name} changed definition or unit in ${dateOf(seen, 'en')}; read the two stretches separately.`
      }
    },
    change: 'definition, unit and direction are confirmed in the KPI list and delivered again',
    decision:
      'What looks like a collapse or a leap is another definition or unit; trend, comparison and gap are all distorted by it.',
    todo: 'The owner of the KPI confirms date and definition, unifies the unit and delivers again; until then read the stretches separately. Results in another unit stay out of the other checks.',
    lookalike:
      'A target converted together with the actual (same ratio), a new KPI without earlier periods, and a shock that moves many KPIs at once are not this.',
    reading:
      'The line is the median of actual over target in each period, the dashed mark the period of the change; where units are mixed, bars count results by their factor from the median.',
    source:
      'Data-trap rules 2 (data defects); sup-F test after Andrews 1993 with p by Hansen 1997; many comparisons after Benjamini & Hochberg 1995.',
    counted: 'results',
    effect: { label: 'Factor of the change', print: factor },
    facts: {
      date: 'Period of the change',
      log: 'Change (powers of ten)',
      range: 'Range of the levels (powers of ten)',
      shift: 'Move of attainment (scales of the KPI)',
      others: 'Other KPIs that moved with it',
      off: 'Results in another unit',
      off_share: 'Share in another unit',
      periods: 'Periods',
      rating_r: 'Rank correlation with ratings',
      pool_r: 'Rank correlation of the other KPIs with ratings',
      level: 'Median of actual over target',
      rows: 'Results',
    },
    reasons: {
      jump: 'the level changed by a large factor at once',
      mixed_units: 'two units within a period',
      step: 'the level moved by more than one scale at once',
      drift: 'levels far apart without a date',
      new_version: 'a new version with another level',
      target_step: 'the target moved to another level',
      direction_rating: 'results run against ratings',
      direction_name: 'name and direction disagree',
      direction_mixed: 'results name both directions',
    },
    params: {
      log_jump: 'Range of levels (powers of ten)',
      rows: 'Fewest results in a period',
      periods: 'Fewest periods',
      shift: 'Move (scales of the KPI)',
      step_periods: 'Fewest periods to test a move',
      window: 'Tolerance around a factor of 100, 1,000, 10,000 (powers of ten)',
      mixed_share: 'Share in another unit',
      mixed_rows: 'Fewest results in another unit',
      mixed_fewest: 'Fewest results to look for mixing',
      rating_r: 'Rank correlation with ratings below',
      pairs: 'Fewest pairs',
    },
    toy: {
      intro:
        'A KPI reaches about 95 % each month. From the ninth month on it is reported in another unit, while the target stays in the old one. Choose the factor and watch the line leap.',
      slider: 'New unit against old (powers of ten)',
      says: (powers) =>
        powers === 0
          ? 'The unit did not change: the line stays near 95 %.'
          : `The same work in another unit reads ${factor(powers)}: the mean of the year becomes ${missedBy(powers)}, and no month of work has changed.`,
    },
  },
}
