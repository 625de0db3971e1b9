import type { AnalysisText } from '#queries/define.ts'
import type { Text } from '#queries/locale.ts'
import { formatList } from '#queries/words/format.ts'
import { trapName } from '#queries/traps/names.ts'
import type { TrapsResult } from './result.ts'

export const text: Text<AnalysisText<TrapsResult>> = {
  zh: {
    title: '数据陷阱',
    question: '这些数字可信吗？哪些读法是陷阱？',
    reading: '每根柱子是一项检查，长度是发现陷阱或提示的单位数；深色表示其中有会阻止判断的陷阱。',
    caveat:
      '“无法检查”不等于没有问题；同时检查很多单位，预计其中误报不超过约5%。这里诊断的是目标、规则、口径与样本，不评价个人。',
    source: '数据陷阱规则；多重比较按 Benjamini–Hochberg 1995 控制。',
    finding: (found) => summary(found, 'zh'),
  },
  en: {
    title: 'Data traps',
    question: 'Can these numbers be trusted, and which readings are traps?',
    reading:
      'Each bar is a check, its length the number of units with a trap or a note; dark bars hold traps that block a claim.',
    caveat:
      '"Not testable" is not "nothing found"; with many units tested, about 5 % of the findings at most are expected to be false. This looks at targets, rules, definitions and samples; it does not judge people.',
    source: 'Data-trap rules; several comparisons are controlled after Benjamini–Hochberg 1995.',
    finding: (found) => summary(found, 'en'),
  },
}

type Counted = Pick<TrapsResult['checks'][number], 'slug' | 'status' | 'n_trap'>

/** {n}项检查：{p}项未发现问题，{m}项因数据不足无法检查。 With what was found first, where something was. */
export function summary({ checks }: { checks: readonly Counted[] }, lang: 'zh' | 'en'): string {
  if (checks.length === 0)
    return lang === 'zh' ? '这份快照还没有运行过数据陷阱检查。' : 'No data-trap check has run on this snapshot.'
  const of = (status: string) => checks.filter((check) => check.status === status)
  const [trap, caution, pass, untested] = [of('trap'), of('caution'), of('pass'), of('not_testable')]
  const places = checks.reduce((sum, { n_trap }) => sum + n_trap, 0)
  const names = trap.slice(0, 3).map(({ slug }) => trapName(slug)[lang])
  if (lang === 'zh') {
    return [
      `${checks.length}项检查：`,
      trap.length > 0
        ? `${trap.length}项发现陷阱，共${places}处（${formatList(names, lang)}${trap.length > 3 ? '等' : ''}），`
        : '',
      caution.length > 0 ? `${caution.length}项只有提示，` : '',
      `${pass.length}项未发现问题，${untested.length}项因数据不足无法检查。`,
    ].join('')
  }
  return [
    `${checks.length} checks: `,
    trap.length > 0
      ? `${trap.length} found traps, ${places} in all (${formatList(names, lang)}${trap.length > 3 ? ' and others' : ''}), `
      : '',
    caution.length > 0 ? `${caution.length} only notes, ` : '',
    `${pass.length} found nothing, ${untested.length} could not be tested for lack of data.`,
  ].join('')
}
