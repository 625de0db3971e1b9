import type { Lang, Text } from '#queries/locale.ts'
import type { Firmness } from './firmness.ts'
import type { Lane } from './lanes.ts'
import type { Origin } from './origin.ts'
import type { Quadrant } from './plane.ts'
import type { RevisionClass } from './revisions.ts'
import type { StaleReason } from './versions.ts'

export type GoalWords = {
  quadrant: Record<Quadrant, string>
  firmness: Record<Firmness, string>
  origin: Record<Origin, string>
  revision: Record<RevisionClass, string>
  /** What to do about changes of this class: asks for the record, accuses nobody. */
  revisionNote: Record<RevisionClass, string>
  stale: Record<StaleReason, string>
  lane: Record<Lane['lane'], string>
  laneReading: Record<NonNullable<Lane['reading']>, string>
  bands: readonly string[]
  basis: { own: (n: number) => string; peers: (n: number) => string; none: string }
  basisShort: Record<'own' | 'peers' | 'none', string>
  ceiling: string
  slack: string
}

/** Words of the goal check that page, paper and chart share. */
export const goalWords: Text<GoalWords> = {
  zh: {
    quadrant: {
      clear_reachable: '够得着且清楚',
      clear_out_of_reach: '清楚但够不着',
      vague_reachable: '够得着但模糊',
      vague_out_of_reach: '又高又模糊',
      slack: '过松',
      unknown: '未知',
    },
    firmness: { firm: '发现', data: '数据判断', suggestion: '建议' },
    origin: { imposed: '上级下达', negotiated: '双方协商', proposed: '执行方提出', unknown: '未记录' },
    revision: { moved: '事后改目标', late: '期末调整', undocumented: '无记录', adjusted: '合理调整' },
    revisionNote: {
      moved: '请补充调整的理由、批准和当时已知的信息；在此之前，差距按原目标解读。',
      late: '有理由和批准，但已到期末：请说明适用范围。',
      undocumented: '目标前后不同，但没有完整的调整记录：请补记录。',
      adjusted: '有理由、批准或明确事件，属于正常的动态调整。',
    },
    stale: {
      no_strategic_goal: '没有连接到现行战略目标',
      no_variance: '最近 4 期结果全部相同',
      unchanged_through_stage: '业务阶段已变，指标未变',
    },
    lane: { kpi: 'KPI 关键指标', okr: 'OKR 目标与关键成果' },
    laneReading: {
      usual: '进度有高有低，约 0.7 属正常',
      all_full: '几乎全部到 1.0，挑战性可能不足',
      no_progress: '几乎全部没有进展，请先问缺什么',
      too_few: '关键成果不足 10 项，不看分布',
    },
    bands: ['没有进展', '40% 以下', '40%–70%', '70%–100%', '100% 及以上'],
    basis: {
      own: (n) => `本单位过去 ${n} 期`,
      peers: (n) => `同一指标其他单位的 ${n} 个单位期`,
      none: '历史不足，不给概率',
    },
    basisShort: { own: '本单位的历史', peers: '同一指标的其他单位', none: '历史不足' },
    ceiling: '天花板目标',
    slack: '目标过松',
  },
  en: {
    quadrant: {
      clear_reachable: 'clear and reachable',
      clear_out_of_reach: 'clear, out of reach',
      vague_reachable: 'reachable, vague',
      vague_out_of_reach: 'out of reach and vague',
      slack: 'slack',
      unknown: 'unknown',
    },
    firmness: { firm: 'finding', data: 'from data', suggestion: 'suggestion' },
    origin: {
      imposed: 'set from above',
      negotiated: 'negotiated',
      proposed: 'proposed by the doers',
      unknown: 'not recorded',
    },
    revision: { moved: 'moved goalposts', late: 'late adjustment', undocumented: 'no record', adjusted: 'adjustment' },
    revisionNote: {
      moved:
        'Add the reason, the approval and what was known then; until then gaps are read against the original target.',
      late: 'With reason and approval, but at the end of the period: state the scope.',
      undocumented: 'The target differs and the record of the change is missing or incomplete: add it.',
      adjusted: 'With reason and approval or a dated event: an ordinary adjustment.',
    },
    stale: {
      no_strategic_goal: 'no link to a live strategic goal',
      no_variance: 'all results alike in the last 4 periods',
      unchanged_through_stage: 'unchanged through a change of stage',
    },
    lane: { kpi: 'KPI', okr: 'OKR' },
    laneReading: {
      usual: 'progress varies; about 0.7 is usual',
      all_full: 'nearly all at 1.0: the stretch may be too small',
      no_progress: 'hardly any progress at all: ask first what is missing',
      too_few: 'fewer than 10 key results: no distribution',
    },
    bands: ['no progress', 'under 40%', '40–70%', '70–100%', '100% and more'],
    basis: {
      own: (n) => `the unit's last ${n} periods`,
      peers: (n) => `${n} unit-periods of other units on the same KPI`,
      none: 'not enough history, so no chance is given',
    },
    basisShort: { own: 'own history', peers: 'other units on the KPI', none: 'not enough history' },
    ceiling: 'ceiling target',
    slack: 'slack target',
  },
}

/** 约 4%（1%–11%）; about 4% (1–11%). Whole per cent: more digits would promise too much. */
export function chanceWords(
  { chance, low, high }: { chance: number; low: number | null; high: number | null },
  lang: Lang,
): string {
  const whole = (value: number) => Math.round(value * 100)
  const about =
    chance > 0 && chance < 0.01
      ? lang === 'zh'
        ? '不到 1%'
        : 'under 1%'
      : lang === 'zh'
        ? `约 ${whole(chance)}%`
        : `about ${whole(chance)}%`
  if (low === null || high === null) return about
  return lang === 'zh' ? `${about}（${whole(low)}%–${whole(high)}%）` : `${about} (${whole(low)}–${whole(high)}%)`
}
