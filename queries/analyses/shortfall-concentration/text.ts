import type { AnalysisText } from '#queries/define.ts'
import type { Lang, Text } from '#queries/locale.ts'
import { formatPeople, nameOf } from '#queries/words/format.ts'
import { gapWords } from '#queries/words/gap.ts'
import { shareRange } from '#queries/words/verdict.ts'
import type { ShortfallConcentrationResult } from './result.ts'

export type ShortfallConcentrationText = AnalysisText<ShortfallConcentrationResult> & {
  empty: string
  tooFew: string
  observed: string
  chance: string
  readings: Record<NonNullable<ShortfallConcentrationResult['reading']>, string>
}

export const text: Text<ShortfallConcentrationText> = {
  zh: {
    title: '缺口集中度',
    question: '缺口分布在大多数人身上，还是集中在少数人？',
    reading: '上面一条是实际集中在一成人员的缺口占比，下面一条是纯随机波动下大约会有的占比，细线是它的 95% 区间。',
    caveat:
      '仅供人力资源使用。集中不说明原因：任务分配、客户区域、评分误差都会使缺口集中。这里不列出也不能推出任何个人；这一成人员少于 5 人时不显示。',
    source: '方法：缺口总额中缺口最大的一成人员所占比例；随机参照由打乱个人效应与其余波动得到（置换，Good 2005）。',
    empty: '这里没有可以计算的缺口。',
    tooFew: '人数太少：一成人员不足 5 人，不作此分析。',
    observed: '实际',
    chance: '纯随机',
    readings: {
      few: '比随机波动所能给出的更集中：先看这些岗位的任务与条件有什么不同。',
      spread: '不比随机波动更集中：缺口分布在大多数人身上，先看共同的目标与条件。',
    },
    finding: (found) => finding(found, 'zh'),
  },
  en: {
    title: 'Concentration of the shortfall',
    question: 'Is the shortfall spread over most people or carried by few?',
    reading:
      'The upper bar is the part of the shortfall that sits with a tenth of the people, the lower one what pure chance would give, with its 95% range.',
    caveat:
      'For HR only. Concentration tells no cause: task mix, territory and rating noise concentrate a shortfall too. No person is listed or ' +
      'can be worked out; where the tenth has fewer than 5 people nothing is shown.',
    source:
      'Method: part of the whole shortfall held by the tenth of the people with the largest; the reference permutes personal effects and residuals (Good 2005).',
    empty: 'There is no shortfall here that could be calculated.',
    tooFew: 'Too few people: a tenth of them is fewer than 5, so this is not worked out.',
    observed: 'Observed',
    chance: 'Pure chance',
    readings: {
      few: 'More concentrated than chance gives: look first at what differs in the tasks and conditions of those posts.',
      spread:
        'Not more concentrated than chance gives: the shortfall is spread, so look first at common targets and conditions.',
    },
    finding: (found) => finding(found, 'en'),
  },
}

function finding({ kind, unit, ...found }: ShortfallConcentrationResult, lang: Lang): string {
  const words = text[lang]
  if (!unit || kind === 'empty') return words.empty
  const head = nameOf(unit, lang) + (lang === 'zh' ? '：' : ': ')
  if (kind === 'withheld') return head + gapWords[lang].protectedSentence
  const { tenth_share, chance_share, chance_low, chance_high, reading } = found
  if (tenth_share === null || chance_share === null || reading === null) return head + words.tooFew
  const [share, chance] = [tenth_share, chance_share].map((part) => Math.round(part * 100))
  const range = chance_low === null || chance_high === null ? null : shareRange(chance_low, chance_high, lang)
  const people = formatPeople(found.n_people, lang)
  return lang === 'zh'
    ? `${head}差距的 ${share}%集中在一成人员；纯随机波动下约为 ${chance}%（${range === null ? '' : `区间 ${range}，`}${people}）。${words.readings[reading]}`
    : `${head}${share}% of the gap sits with a tenth of the people; pure chance would give about ${chance}% (${range === null ? '' : `range ${range}, `}${people}). ${words.readings[reading]}`
}
