import type { Limit } from '#queries/diagnosis/factors.ts'
import type { Lang, Text } from '#queries/locale.ts'
import { factorName } from './diagnosis.ts'
import { formatExact } from './format.ts'

export type MetLimit = { code: Limit; factor: string | null; value: number | null }

/**
 * One limit in words: `says` is a clause without a full stop that can stand after "we cannot tell yet:"; `settle` is what would
 * lift it, a noun phrase for "… would settle it", null where no data can.
 */
type LimitWords = { says: (limit: MetLimit) => string; settle: string | null }

/** Checks that come before a verdict and have not run on these data: not a limit of the data, but of the verdict. */
const GATES: readonly Limit[] = ['traps_not_run', 'goal_check_not_run']
export const isGate = (code: Limit): boolean => GATES.includes(code)

/** A clause without a full stop. */
export const limitSays = (limit: MetLimit, lang: Lang): string => WORDS[lang][limit.code].says(limit)

/** The data that would settle it: a noun phrase; null where no data can. */
export const limitSettledBy = (code: Limit, lang: Lang): string | null => WORDS[lang][code].settle

const zhFactor = ({ factor }: MetLimit, otherwise: string) =>
  factor === null ? otherwise : `“${factorName(factor, 'zh')}”`
const enFactor = ({ factor }: MetLimit, otherwise: string) =>
  factor === null ? otherwise : `"${factorName(factor, 'en')}"`
const zhHave = ({ value }: MetLimit, unit: string) =>
  value === null ? '' : `（现有 ${formatExact(value, 'zh', 0)} ${unit}）`
const enHave = ({ value }: MetLimit, unit: string) =>
  value === null ? '' : ` (${formatExact(value, 'en', 0)} ${unit})`

const WORDS: Text<Record<Limit, LimitWords>> = {
  zh: {
    no_rows: { says: () => '没有可与目标比较的个人结果', settle: '个人的结果与目标' },
    few_rows: { says: (limit) => `可用的结果太少${zhHave(limit, '条')}`, settle: '更多周期或更多指标的结果' },
    few_people: { says: () => '人数少于 10 人', settle: '更多人员的结果（可与条件相近的部门合并来看）' },
    few_units: { says: () => '部门和管理者都少于 5 个', settle: '更多部门，或直接上级一列' },
    one_period: { says: () => '只有一期，暂时波动与长期差异分不开', settle: '第二期的结果' },
    few_periods: { says: (limit) => `周期较少${zhHave(limit, '期')}，建议至少 4 期`, settle: '更多周期的结果' },
    constant: { says: () => '结果没有任何差别', settle: '能看出差别的结果' },
    not_converged: { says: () => '计算没有收敛', settle: '更多周期的结果' },
    approximate: { says: () => '分组太多，占比为近似值', settle: null },
    high_noise: { says: () => '缺口的四分之三以上是波动，再测一次结果就会不同', settle: '更多周期，或更稳定的指标' },
    wide_interval: { says: () => '区间宽于 40 个百分点', settle: '更多周期或更多人员的结果' },
    same_partition: {
      says: (limit) => `${zhFactor(limit, '两个因素')}的分组完全相同，分不开`,
      settle: '两种分组不一致的记录（例如跨组任职）',
    },
    one_manager_per_department: {
      says: () => '部门与管理者的影响在现有数据中分不开',
      settle: '同一部门有多位管理者，或管理者调动前后的结果',
    },
    correlated_components: {
      says: (limit) => `${zhFactor(limit, '两个因素')}几乎总是一起变化，分不开`,
      settle: '两者不一起变化的周期',
    },
    few_movers: { says: () => '调动太少，管理者与员工差异不宜分开解读', settle: '包含更多调动的周期' },
    disconnected_sets: {
      says: () => '有些团队之间从未有人调动，只能在各自范围内比较',
      settle: '包含跨团队调动的周期',
    },
    private_goal: { says: () => '有的指标只有一个岗位或一个人使用', settle: '多个岗位共用的指标' },
    disconnected_goals: {
      says: () => '有些部门之间没有共同的指标，只在有共同指标的范围内比较',
      settle: '各部门共用的指标',
    },
    few_levels: {
      says: (limit) => `${zhFactor(limit, '有的因素')}的类别太少，区间只能粗略估计`,
      settle: '更多类别（部门、岗位或周期）',
    },
    not_separable: {
      says: (limit) => `${zhFactor(limit, '需要的因素')}在现有数据中分不开`,
      settle: '能把它们分开的记录（例如调动或多位管理者）',
    },
    no_targets: { says: () => '结果没有目标，只能说明差异，不能说明缺口', settle: '目标值' },
    no_shortfall: { says: () => '结果达到目标，没有需要解释的缺口', settle: null },
    no_managers: { says: () => '数据中没有直接上级，管理方式包含在部门里', settle: '直接上级一列' },
    no_roles: { says: () => '数据中没有岗位，岗位的差别包含在其他部分里', settle: '岗位一列' },
    sampled: {
      says: ({ value }) =>
        value === null ? '缺口构成由抽样计算' : `缺口构成由抽取的 ${formatExact(value, 'zh', 0)} 个员工周期计算`,
      settle: null,
    },
    traps_not_run: { says: () => '数据陷阱检查尚未运行；运行后判断可能改为“测量陷阱”', settle: null },
    goal_check_not_run: { says: () => '目标体检尚未运行；运行后判断可能改为“目标不可解读”', settle: null },
    shares_protected: {
      says: () => '管理者少于 10 位、人员少于 30 人，或一位管理者占比过大，差异占比不显示',
      settle: null,
    },
  },
  en: {
    no_rows: {
      says: () => 'no result of a person can be compared with a target',
      settle: 'results and targets of people',
    },
    few_rows: {
      says: (limit) => `too few results can be used${enHave(limit, 'rows')}`,
      settle: 'results of more periods or KPIs',
    },
    few_people: {
      says: () => 'there are fewer than 10 people',
      settle: 'results of more people (for example together with a similar unit)',
    },
    few_units: {
      says: () => 'there are fewer than 5 units and fewer than 5 managers',
      settle: 'more units, or a column of line managers',
    },
    one_period: {
      says: () => 'with one period only, passing and lasting differences cannot be separated',
      settle: 'a second period',
    },
    few_periods: {
      says: (limit) => `there are few periods${enHave(limit, 'now')}; at least 4 are advised`,
      settle: 'more periods',
    },
    constant: { says: () => 'the results do not differ at all', settle: 'results that can differ' },
    not_converged: { says: () => 'the calculation did not converge', settle: 'more periods' },
    approximate: { says: () => 'there are so many groups that the shares are approximate', settle: null },
    high_noise: {
      says: () =>
        'more than three quarters of the shortfall are fluctuation, so a second measurement would look different',
      settle: 'more periods, or a steadier measure',
    },
    wide_interval: { says: () => 'the range is wider than 40 points', settle: 'more periods or more people' },
    same_partition: {
      says: (limit) => `${enFactor(limit, 'two factors')} divide the results alike and cannot be separated`,
      settle: 'records in which they differ, such as work across teams',
    },
    one_manager_per_department: {
      says: () => 'unit and manager cannot be separated in these data',
      settle: 'several managers in one unit, or results before and after a manager moved',
    },
    correlated_components: {
      says: (limit) => `${enFactor(limit, 'two factors')} nearly always change together and cannot be separated`,
      settle: 'periods in which they do not change together',
    },
    few_movers: {
      says: () => 'too few people moved for manager and person to be read apart',
      settle: 'periods with more moves between managers',
    },
    disconnected_sets: {
      says: () => 'nobody ever moved between some teams, which can only be compared within themselves',
      settle: 'periods with moves between those teams',
    },
    private_goal: {
      says: () => 'some KPIs are used by one role or one person only',
      settle: 'KPIs that several roles share',
    },
    disconnected_goals: {
      says: () => 'some units share no KPI and can only be compared with those that do',
      settle: 'KPIs that all units share',
    },
    few_levels: {
      says: (limit) => `${enFactor(limit, 'a factor')} has few levels, so its range is rough`,
      settle: 'more units, roles or periods',
    },
    not_separable: {
      says: (limit) => `${enFactor(limit, 'the factors needed')} cannot be separated in these data`,
      settle: 'records that separate them, such as moves or several managers',
    },
    no_targets: {
      says: () => 'the results have no targets, so only differences can be described, no shortfall',
      settle: 'target values',
    },
    no_shortfall: { says: () => 'results reach the target, so there is no shortfall to explain', settle: null },
    no_managers: {
      says: () => 'the data hold no line manager; management is part of the unit',
      settle: 'a column of line managers',
    },
    no_roles: {
      says: () => 'the data hold no role; differences between roles are part of the rest',
      settle: 'a column of roles',
    },
    sampled: {
      says: ({ value }) =>
        value === null
          ? 'the make-up was calculated from a sample'
          : `the make-up was calculated from a sample of ${formatExact(value, 'en', 0)} employee-periods`,
      settle: null,
    },
    traps_not_run: {
      says: () => 'the checks for data traps have not run; they may turn this into "measurement trap"',
      settle: null,
    },
    goal_check_not_run: {
      says: () => 'the goal check has not run; it may turn this into "target not interpretable"',
      settle: null,
    },
    shares_protected: {
      says: () =>
        'with fewer than 10 managers or 30 people, or one manager behind too many rows, shares of variance are not shown',
      settle: null,
    },
  },
}
