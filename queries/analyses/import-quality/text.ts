import type { AnalysisText } from '#queries/define.ts'
import type { Text } from '#queries/locale.ts'
import { formatExact, formatNumber, formatPercent } from '#queries/words/format.ts'
import type { ImportQualityResult } from './result.ts'

type Trust = ImportQualityResult['trust']

export type ImportQualityText = AnalysisText<ImportQualityResult> & {
  trust: string
  grade: Record<Trust['grade'], string>
  reason: (reason: Trust['reasons'][number]) => string
  outcome: Record<'loaded' | 'quarantined' | 'superseded', string>
  rows: string
  load: (seq: number) => string
  empty: string
  noQuarantine: string
  shownOf: (shown: number, all: number) => string
}

export const text: Text<ImportQualityText> = {
  zh: {
    title: '数据质量',
    question: '这些数据可信吗？载入了多少，隔离了多少，为什么？',
    reading:
      '每次导入一条：读入的行数 = 已载入 + 已隔离 + 已被替代。隔离的行没有丢，附有原因与修正办法，更正后重新交付即可。' +
      '可信度：隔离的数据行超过 2%，或超过 10% 的结果缺实际值或方向不明，为低；' +
      '隔离超过 0.5%、缺实际值或方向不明超过 2%、无目标超过 5%、周期中断或只有一期，为中；其余为高。',
    caveat:
      '可信度只看完整与可读，看不出数值是否真实，也看不出目标是否合理。合计行、表尾和重复表头不算问题。' +
      '无目标的结果不作判断，因此最多把等级降为中。',
    source: '方法：导入台账的行数守恒（读入 = 载入 + 隔离 + 替代）；等级界限是约定，不是统计检验。',
    trust: '数据可信度',
    grade: { high: '高', medium: '中', low: '低' },
    reason: ({ code, share, n }) => {
      const size = `${formatNumber(n, 'zh', code === 'quarantined' ? '行' : '项')}，占 ${formatPercent(share, 'zh')}`
      if (code === 'quarantined') return `有数据行未能载入（${size}）`
      if (code === 'missing_actual') return `有结果缺实际值（${size}）`
      if (code === 'missing_target') return `有结果没有目标，不作判断（${size}）`
      if (code === 'no_direction') return `有指标方向不明（${size}）`
      if (code === 'gap_in_periods') return `中间缺 ${n} 个周期`
      return '只有一个周期，还看不出变化'
    },
    outcome: { loaded: '已载入', quarantined: '已隔离', superseded: '已被替代' },
    rows: '行数',
    load: (seq) => `第 ${seq} 次`,
    empty: '还没有导入任何数据。请先导入一个导出文件，或用示例数据试用。',
    noQuarantine: '没有被隔离的行。',
    shownOf: (shown, all) => `显示 ${all} 次导入中最新的 ${shown} 次，其余见表格`,
    finding: (found) => {
      if (found.kind === 'empty') return text.zh.empty
      const rows = `共读入 ${formatExact(found.rows_in, 'zh')} 行：载入 ${formatExact(found.loaded, 'zh')}，隔离 ${formatExact(found.quarantined, 'zh')}，替代 ${formatExact(found.superseded, 'zh')}。`
      const reasons = found.trust.reasons.map((reason) => text.zh.reason(reason)).join('；')
      const why = reasons ? `：${reasons}。请数据归口部门按原因核对。` : '，未发现需要处理的问题。'
      return `数据可信度${text.zh.grade[found.trust.grade]}${why}${rows}`
    },
  },
  en: {
    title: 'Import quality',
    question: 'Can these data be trusted? How much was loaded, how much set aside, and why?',
    reading:
      'One bar per load: rows read = loaded + set aside + superseded. Rows set aside are not lost: each has a reason and a remedy, ' +
      'and comes back with a corrected delivery. Trust is low when more than 2% of the data rows are set aside, or more than 10% of ' +
      'results lack an actual or a direction; medium from 0.5% set aside, 2% without actual or direction, 5% without target, with ' +
      'missing periods or a single one; high otherwise.',
    caveat:
      'Trust looks at completeness and legibility only: it cannot see whether a value is true or a target sound. Total lines, foot ' +
      'lines and repeated headers are no problem. A result without target gets no verdict, so it lowers the grade to medium at most.',
    source:
      'Method: conservation of rows in the import ledger (read = loaded + set aside + superseded); the limits of the grades are conventions, not tests.',
    trust: 'Data trust',
    grade: { high: 'high', medium: 'medium', low: 'low' },
    reason: ({ code, share, n }) => {
      const size = `${formatNumber(n, 'en')}, ${formatPercent(share, 'en')}`
      if (code === 'quarantined') return `data rows that could not be loaded (${size})`
      if (code === 'missing_actual') return `results without an actual (${size})`
      if (code === 'missing_target') return `results without a target, so no verdict (${size})`
      if (code === 'no_direction') return `results of KPIs without a direction (${size})`
      if (code === 'gap_in_periods') return `${n} ${n === 1 ? 'period is' : 'periods are'} missing in between`
      return 'a single period, so no change can be seen yet'
    },
    outcome: { loaded: 'loaded', quarantined: 'set aside', superseded: 'superseded' },
    rows: 'rows',
    load: (seq) => `No. ${seq}`,
    empty: 'Nothing has been imported yet. Import an export file first, or try the sample data.',
    noQuarantine: 'No row was set aside.',
    shownOf: (shown, all) => `the newest ${shown} of ${all} loads; the rest is in the table`,
    finding: (found) => {
      if (found.kind === 'empty') return text.en.empty
      const rows = `${formatExact(found.rows_in, 'en')} rows read: ${formatExact(found.loaded, 'en')} loaded, ${formatExact(found.quarantined, 'en')} set aside, ${formatExact(found.superseded, 'en')} superseded.`
      const reasons = found.trust.reasons.map((reason) => text.en.reason(reason)).join('; ')
      const why = reasons
        ? `: ${reasons}. The data owner function should check these reasons.`
        : '; nothing found to act on.'
      return `Data trust is ${text.en.grade[found.trust.grade]}${why} ${rows}`
    },
  },
}
