import type { Text } from '#queries/locale.ts'
import { formatExact, formatPercent } from '#queries/words/format.ts'
import type { TrapText } from '../define.ts'
import { withoutLeavers } from './toy.ts'

export const text: Text<TrapText> = {
  zh: {
    title: '幸存者偏差',
    question: '变化来自留下的人，还是因为一部分人已不在表里？',
    finding: ({ unit, unitName, reason, evidence: { facts } }) => {
      const where = unit.kind === 'department' ? unitName : ''
      if (reason === 'coverage')
        return `${unitName}期末在岗人员中有结果的占${formatPercent(Number(facts['coverage']), 'zh')}，看到的只是一部分。`
      if (reason === 'leavers_higher')
        return `${where}有${String(facts['leavers'])}名人员期中离开未计入，他们此前的结果较高，现有变化偏保守。`
      return `${where}有${String(facts['leavers'])}名人员期中离开未计入，结果偏乐观。`
    },
    change: '把期中离开的人员计入，或只比较两端都在的人员',
    decision: '平均上升只是因为结果较低的一部分人离开了表格，却被当成改进；计划的成效也会被高估。',
    todo: '由人力资源部补上期中离开人员的结果，趋势同时列出全部记录与两端都在的人员两种变化。',
    lookalike: '离开的人与留下的人此前没有不同、内部调动后仍有记录、计划内退休，都不属于这种情况。',
    reading:
      '前两根是离开与留下的人此前与同期同事相比的位置，后两根是全部记录与两端都在的人员的变化，都以指标尺度计；后两根相同，趋势就没有受影响。',
    source:
      '数据陷阱规则 3；Welch t 检验与 Cohen d，多重比较按 Benjamini–Hochberg；每人按各期高于或低于同单位同期平均多少计。',
    counted: '名期中离开的人员',
    effect: {
      label: '留下与离开的人此前相差（标准差）',
      print: (effect) => formatExact(Number(effect.toFixed(2)), 'zh', 2),
    },
    facts: {
      leavers: '期中离开人数',
      stayers: '留下人数',
      leavers_z: '离开的人此前的位置',
      stayers_z: '留下的人的位置',
      all_change: '全部记录的变化',
      stayers_change: '两端都在的人员的变化',
      coverage: '期末在岗人员中有结果的比例',
    },
    reasons: {
      leavers_lower: '离开的人此前结果较低',
      leavers_higher: '离开的人此前结果较高',
      in_departments: '只见于已单列的部门',
      coverage: '有结果的人不足',
    },
    params: {
      d: '相差多少标准差',
      difference: '两种变化相差多少才影响趋势（标准差）',
      coverage: '有结果的人至少占在岗人员',
      fewest: '至少离开人数',
    },
    toy: {
      intro: '十个人，留下的每个人都降 2 个百分点。拖动滑块，让结果最低的几个人离开：没有人变好，表上的平均却在上升。',
      slider: '期中离开的人数（共10人）',
      says: (leavers) => {
        const { before, shown } = withoutLeavers(leavers)
        return `离开${leavers}人：表上由${formatPercent(before, 'zh')}变为${formatPercent(shown, 'zh')}，留下的人都降了 2 个百分点。`
      },
    },
  },
  en: {
    title: 'Survivors only',
    question: 'Did those who stayed change, or have some left the table?',
    finding: ({ unit, unitName, reason, evidence: { facts } }) => {
      const where = unit.kind === 'department' ? ` in ${unitName}` : ''
      if (reason === 'coverage')
        return `${formatPercent(Number(facts['coverage']), 'en')} of the people of ${unitName} at the end have a result; only a part is seen.`
      const left = `${String(facts['leavers'])} posts${where} left during the period and are not counted`
      return reason === 'leavers_higher'
        ? `${left}; their results had been higher, so the change looks too modest.`
        : `${left}; the result looks too good.`
    },
    change: 'those who left are counted, or only people present at both ends are compared',
    decision:
      'The mean rises because people with smaller results have left the table, and this is read as improvement; the effect of a plan is overstated too.',
    todo: 'Human resources add the results of those who left; show the change over all records beside that of the people present at both ends.',
    lookalike:
      'Leavers who were no different from those who stayed, internal transfers that are still seen, and planned retirement are not this.',
    reading:
      'The first two bars are where leavers and stayers stood among their colleagues of the same time, the last two the change over all records and over the people present at both ends, in scales of the KPI. Where the last two agree the trend is not affected.',
    source:
      'Data-trap rules 3; Welch’s t and Cohen’s d, Benjamini–Hochberg over units; each person as the mean distance from the unit in the same period.',
    counted: 'people who left',
    effect: {
      label: 'Stayers less leavers, before they left (standard deviations)',
      print: (effect) => formatExact(Number(effect.toFixed(2)), 'en', 2),
    },
    facts: {
      leavers: 'People who left',
      stayers: 'People who stayed',
      leavers_z: 'Leavers, before they left',
      stayers_z: 'Stayers',
      all_change: 'Change over all records',
      stayers_change: 'Change of people present at both ends',
      coverage: 'People there at the end who have a result',
    },
    reasons: {
      leavers_lower: 'leavers had smaller results',
      leavers_higher: 'leavers had higher results',
      in_departments: 'only in the departments listed on their own',
      coverage: 'too few of the people have a result',
    },
    params: {
      d: 'Standard deviations apart',
      difference: 'Difference of the changes that affects the trend (standard deviations)',
      coverage: 'Least share of people with a result',
      fewest: 'Fewest people who left',
    },
    toy: {
      intro:
        'Ten people, and everyone who stays loses two points. Let the lowest few leave: nobody has improved, and yet the mean in the table rises.',
      slider: 'People who leave (of 10)',
      says: (leavers) => {
        const { before, shown } = withoutLeavers(leavers)
        return `${leavers} leave: the table goes from ${formatPercent(before, 'en')} to ${formatPercent(shown, 'en')}, and all who stayed lost 2 points.`
      },
    },
  },
}
