import type { RemlStep, RemlOfFile } from '#pipeline/stats-file/reml-of-file.ts'
import type { FitLimit } from '#pipeline/stats-file/separability.ts'
import type { Text } from '#queries/locale.ts'
import type { TermFault } from './stats-reml-terms.ts'

type Fitted = { minus2LogREML: number | null; iterations: number; seconds: number; equations: number }
type RemlText = {
  description: string
  response: string
  factors: string
  seed: string
  intervals: string
  examples: string
  faults: Record<TermFault, (found: string) => string>
  steps: Record<RemlStep, string>
  title: (response: string) => string
  header: string[]
  residual: string
  rows: (rows: number, dropped: RemlOfFile['counts']['dropped']) => string
  fit: (fitted: Fitted) => string
  status: Record<RemlOfFile['fit']['status'], string>
  /** Said instead of `converged` when the equations were too many for the memory and the moments had to do. */
  approximate: string
  boundary: (name: string) => string
  limit: (limit: FitLimit) => string
  reading: string
}

export const remlText: Text<RemlText> = {
  en: {
    description: 'how much of the variance of a number goes with each factor (REML, random intercepts)',
    response: 'column of the numbers to explain',
    factors: 'columns whose levels group the rows, separated by commas; an interaction is written a:b',
    seed: 'start of the random numbers behind intervals; the same seed gives the same intervals',
    intervals:
      'none: estimates only; all: by bootstrap for every factor of few levels, also where that takes minutes; auto: only where it takes seconds',
    examples: `
Examples:
  $ npx causeway stats reml results.csv --response gap --factors department,manager,goal,person
  $ npx causeway stats reml results.csv --response gap --factors department,department:period,person --format json

The model is y = mean + one normal effect per level of each factor + residual, fitted by restricted maximum likelihood with average
information; crossed and nested factors alike. It is the model that lme4 writes y ~ 1 + (1|a) + (1|b) + (1|a:b).
  variance   of the effects of a factor
  share      of that variance in all: what an endless population of such levels would show; comparable with lme4
  realised   share among exactly these levels and rows
JSON: {rows, dropped, status, method, minus2LogREML, components, shares: {factor: {estimate, low, high}}, realisedShares, limits,
iterations, seconds, …}; the last component is called residual; seconds counts reading, counting and fitting, not the intervals.
A million rows take seconds; Ctrl-C stops.`,
    faults: {
      none: () => '--factors needs at least one column, for example --factors department,person.',
      twice: (found) => `--factors names "${found}" twice. Name each factor once.`,
      response: (found) => `--factors: "${found}" contains the response, which cannot explain itself.`,
      empty: (found) => `--factors "${found}" has an empty name. Write columns as a,b and interactions as a:b.`,
      many: (found) => `--factors: at most ${found} factors can be fitted together.`,
      reserved: (found) => `--factors: "${found}" is the name of what no factor explains. Rename that column.`,
    },
    steps: {
      read: 'Reading and coding the rows',
      count: 'Counting levels and pairs',
      fit: 'Fitting',
      intervals: 'Computing intervals',
    },
    title: (response) => `Variance components of "${response}"`,
    header: ['factor', 'levels', 'variance', 'share', '95% interval', 'realised', '95% interval'],
    residual: 'residual',
    rows: (rows, dropped) =>
      `${rows} rows` +
      (dropped.rows === 0
        ? '; none was left out.'
        : `; ${dropped.rows} were left out: ${dropped.response} without a response, ${dropped.factors} more without a factor.`),
    fit: ({ minus2LogREML, iterations, seconds, equations }) =>
      `−2 log REML ${minus2LogREML?.toFixed(4)}; ${iterations} iterations on ${equations} equations; ${seconds.toFixed(2)} s.`,
    status: {
      converged: 'The estimates have converged.',
      not_converged:
        'NOT CONVERGED: the estimates were still moving when the iterations ran out. Do not use them; leave out a factor that the data hardly separate.',
      no_rows: 'Nothing was estimated: no row has a response and all factors.',
      too_few_rows: 'Nothing was estimated: there are too few rows for these factors.',
      constant:
        'Nothing was estimated: the response is the same in every row, up to rounding, so there is no variance to divide.',
      one_level: 'Nothing was estimated: no factor has two levels, so there is nothing to compare.',
    },
    approximate:
      'APPROXIMATE: there are too many equations for the memory, so the variances are those of the method of moments, without intervals.',
    boundary: (name) =>
      `${name}: the variance is estimated as 0, the smallest possible. The interval has only an upper end.`,
    limit: (limit) =>
      limit.code === 'same_partition'
        ? `${limit.factors.join(' and ')} group the rows alike: only their sum can be told, not how it divides. Leave one out.`
        : limit.code === 'one_row_per_level'
          ? `${limit.factors[0]} has one row per level: it cannot be told from the residual. Leave it out.`
          : limit.code === 'disconnected_sets'
            ? `${limit.factors.join(' and ')} fall into ${limit.sets} sets without a link, the largest with ${(100 * limit.largest).toFixed(0)}% of the rows: their effects compare only within a set.`
            : limit.code === 'one_level'
              ? `${limit.factors[0]} has the same level in every row, so it takes no part. Leave it out.`
              : limit.code === 'provisional_interval'
                ? `${limit.factors[0]} has ${limit.levels} levels: its interval is provisional and may be too short. --intervals all gives a better one.`
                : `${limit.factors[0]} has only ${limit.levels} levels: its variance is hardly more than a guess.`,
    reading:
      'Shares say what goes with a factor, not what brings it about. Effects are assumed independent of each other and normal.',
  },
  zh: {
    description: '数值的差异有多少与各因素有关联（REML，随机截距）',
    response: '要解释的数值所在的列',
    factors: '用来分组的列，以逗号分隔；交互项写作 a:b',
    seed: '区间所用随机数的起点；相同的起点得到相同的区间',
    intervals: 'none 只要估计值；all 水平少的因素一律用自助法，可能需要数分钟；auto 只在数秒内可完成时使用',
    examples: `
示例：
  $ npx causeway stats reml 结果.csv --response 差距 --factors 部门,管理者,指标,员工
  $ npx causeway stats reml 结果.csv --response 差距 --factors 部门,部门:周期,员工 --format json

模型为 y = 均值 + 各因素每个水平一个正态效应 + 剩余，用限制性最大似然和平均信息法拟合；交叉与嵌套均可。与 lme4 的
y ~ 1 + (1|a) + (1|b) + (1|a:b) 是同一个模型。
  方差       该因素各效应的方差
  占比       占全部方差的比例：相当于这类水平有无穷多个时的情形；可与 lme4 比较
  实际占比   就这些水平、这些行而言的比例
JSON：{rows, dropped, status, method, minus2LogREML, components, shares: {因素: {estimate, low, high}}, realisedShares, limits,
iterations, seconds, …}；最后一个分量名为 residual；seconds 为读取、统计与拟合所用秒数，
不含区间。一百万行只需数秒；按 Ctrl-C 可停止。`,
    faults: {
      none: () => '--factors 至少需要一列，例如 --factors 部门,员工。',
      twice: (found) => `--factors 中“${found}”出现了两次，每个因素只写一次。`,
      response: (found) => `--factors：“${found}”包含要解释的数值本身。`,
      empty: (found) => `--factors“${found}”中有空的名称。列写作 a,b，交互项写作 a:b。`,
      many: (found) => `--factors：最多可同时拟合 ${found} 个因素。`,
      reserved: (found) => `--factors：“${found}”是剩余分量的名称，请改名该列。`,
    },
    steps: { read: '读取并编码', count: '统计水平与配对', fit: '拟合', intervals: '计算区间' },
    title: (response) => `“${response}”的方差分解`,
    header: ['因素', '水平数', '方差', '占比', '95% 区间', '实际占比', '95% 区间'],
    residual: '剩余',
    rows: (rows, dropped) =>
      dropped.rows === 0
        ? `共 ${rows} 行，无缺失。`
        : `共 ${rows} 行；另有 ${dropped.rows} 行未参与：${dropped.response} 行缺少数值，${dropped.factors} 行缺少因素。`,
    fit: ({ minus2LogREML, iterations, seconds, equations }) =>
      `−2 log REML ${minus2LogREML?.toFixed(4)}；迭代 ${iterations} 次，方程 ${equations} 个；${seconds.toFixed(2)} 秒。`,
    status: {
      converged: '估计已收敛。',
      not_converged: '未收敛：迭代用尽时估计仍在变化，请勿使用；可去掉数据难以分开的因素。',
      no_rows: '没有估计：没有一行同时具有数值和全部因素。',
      too_few_rows: '没有估计：相对于这些因素，行数太少。',
      constant: '没有估计：所有行的数值相同（不计舍入误差），没有差异可以分解。',
      one_level: '没有估计：没有一个因素有两个水平，无从比较。',
    },
    approximate: '近似：方程太多，内存不足，方差由矩估计得出，没有区间。',
    boundary: (name) => `${name}：方差估计为 0，即可能的最小值；区间只有上限。`,
    limit: (limit) =>
      limit.code === 'same_partition'
        ? `${limit.factors.join('与')}对行的分组完全相同：只能知道两者之和，不能知道如何划分。请去掉其中一个。`
        : limit.code === 'one_row_per_level'
          ? `${limit.factors[0]}每个水平只有一行，与剩余部分分不开。请去掉它。`
          : limit.code === 'disconnected_sets'
            ? `${limit.factors.join('与')}分为 ${limit.sets} 个互不相连的集合，最大的一个含 ${(100 * limit.largest).toFixed(0)}% 的行：效应只能在集合内比较。`
            : limit.code === 'one_level'
              ? `${limit.factors[0]}在所有行中取值相同，不参与拟合。请去掉它。`
              : limit.code === 'provisional_interval'
                ? `${limit.factors[0]}有 ${limit.levels} 个水平：区间为暂定，可能偏窄；--intervals all 可得到更好的区间。`
                : `${limit.factors[0]}只有 ${limit.levels} 个水平：其方差与猜测无异。`,
    reading: '占比说明与哪个因素有关联，不说明由它引起。模型假定各效应相互独立、服从正态分布。',
  },
}
