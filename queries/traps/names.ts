import type { Both } from '#queries/locale.ts'

/**
 * Short names of the checks, for lists, column heads and sentences where a check's own words need not be loaded. A name is that of
 * the catalogue of data traps.
 */
export const trapNames: Record<string, Both> = {
  'duplicate-records': { zh: '重复记录', en: 'Repeated records' },
  'unit-break': { zh: '口径、单位或方向变更', en: 'Definition, unit or direction break' },
  'mixed-methods': { zh: '考核方式混算', en: 'Methods or scales mixed' },
  'partial-period': { zh: '期间不完整', en: 'Incomplete period' },
  'weights-not-100': { zh: '权重合计不为100', en: 'Weights do not total 100' },
  'small-denominator': { zh: '分母过小与基数效应', en: 'Small denominator or low base' },
  'missing-not-random': { zh: '非随机缺失', en: 'Missing not at random' },
  'late-entry': { zh: '补录倒填与近因', en: 'Late or back-dated entry' },
  reorganisation: { zh: '组织与人群变动', en: 'Reorganised population' },
  'outlier-mean': { zh: '极值拉动均值', en: 'Extreme value drives the mean' },
  'simpson-mix': { zh: '辛普森悖论与结构变化', en: 'Simpson reversal, mix shift' },
  'noise-ranking': { zh: '小样本与多重比较', en: 'Comparison of noise' },
  'regression-to-mean': { zh: '均值回归', en: 'Regression to the mean' },
  'hidden-camps': { zh: '平均数掩盖两极', en: 'Average hides two camps' },
  survivorship: { zh: '幸存者偏差', en: 'Survivors only' },
  seasonality: { zh: '季节性误判为趋势', en: 'Season read as trend' },
  'moving-target': { zh: '目标事后变更', en: 'Target changed after the fact' },
  bunching: { zh: '目标线聚集（踩线）', en: 'Bunching at the line' },
  'unattainable-target': { zh: '目标不可达', en: 'Unattainable target' },
  'trivial-target': { zh: '目标过低', en: 'Target too low' },
  'target-ratchet': { zh: '目标棘轮（鞭打快牛）', en: 'Ratchet' },
  'hockey-stick': { zh: '期末突击', en: 'Period-end rush' },
  surrogation: { zh: '唯数字论与指标对冲', en: 'Number without purpose' },
  'weight-dilution': { zh: '指标过多与权重倒挂', en: 'Too many KPIs, inverted weights' },
  'uncontrollable-kpi': { zh: '不可控或共享指标', en: 'Uncontrollable or shared KPI' },
  'rating-shift': { zh: '换尺、评分通胀与校准偏移', en: 'Scale change, inflation, calibration shift' },
  'ceiling-floor': { zh: '天花板/地板效应', en: 'Ceiling or floor' },
  heaping: { zh: '数字取整', en: 'Rounding, heaping' },
  'leniency-severity': { zh: '评分宽松/严苛', en: 'Lenient or severe scale use' },
  'central-tendency': { zh: '趋中', en: 'Central tendency' },
  halo: { zh: '光环效应', en: 'Halo' },
  'copy-paste': { zh: '复制粘贴', en: 'Copy-paste' },
  'forced-distribution': { zh: '强制分布', en: 'Forced distribution' },
  'decoupled-rating': { zh: '评分与结果脱节', en: 'Ratings detached from results' },
  // No check of its own folder: the floor of the goal check (queries/goals), which blocks like one.
  'goal-check': { zh: '目标体检', en: 'Goal check' },
}

/** An unknown check keeps its slug as its name. */
export const trapName = (slug: string): Both => trapNames[slug] ?? { zh: slug, en: slug }
