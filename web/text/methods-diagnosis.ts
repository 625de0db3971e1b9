import {
  DOMINANT,
  FEWEST_MANAGERS,
  FEWEST_PEOPLE_OF_UNIT,
  FEWEST_ROWS,
  FEWEST_ROWS_OF_UNIT,
  FEWEST_UNITS,
  MAJORITY,
  MOST_FLUCTUATION,
  WIDEST_INTERVAL,
  type Verdict,
} from '#queries/diagnosis/factors.ts'
import type { Text } from '#queries/locale.ts'
import type { CoverageOf } from './coverage.ts'

export type MethodSection = { id: string; title: string; words: string[]; source: string }
export type DiagnosisMethods = {
  sections: MethodSection[]
  verdictTitle: string
  verdictLead: string
  verdictRules: { verdict: Verdict; rule: string }[]
  deviationsTitle: string
  deviations: [subject: string, ours: string, why: string][]
  deviationHead: [string, string, string]
  accuracyTitle: string
  accuracyLead: string
  accuracyHead: { set: string; rows: string; quantity: string; reference: string; ours: string }
  accuracyNote: string
  coverageTitle: string
  coverageLead: string
  coverageHead: [interval: string, cases: string, within: string, low: string]
  /** What each interval of the coverage table is of. */
  coverageOf: Record<CoverageOf, string>
}

const percent = (ratio: number) => `${Math.round(100 * ratio)}%`
const two = (ratio: number) => ratio.toFixed(2)

/** How a diagnosis is made; every threshold comes from the constant that the rule itself uses. */
export const methodsOfDiagnosis: Text<DiagnosisMethods> = {
  zh: {
    sections: [
      {
        id: 'response',
        title: '诊断所用的差距',
        words: [
          '一行是一名员工在一期的一个目标，按期初目标计算达成率 r（越高越好：实际 ÷ 目标；越低越好：2 − 实际 ÷ 目标）。差距 z =（r − 1）÷ 该指标自身的尺度；尺度 = 1.4826 × 同一目标、同一期之内绝对偏差的中位数。只缩放，不居中：居中会抹掉“目标难易”，而它正是答案之一。',
          'z 超过 ±6 时在模型中截到 ±6，并公布行数；显示的差距不截。未计入的行按原因计数，缺失从不当作 0。',
        ],
        source: 'Tukey 1977；Rousseeuw & Croux 1993（稳健尺度）',
      },
      {
        id: 'model',
        title: '方差分解模型',
        words: [
          'z = 共同差距 + 部门 + 部门×周期 + 管理方式 + 岗位 + 目标 + 周期 + 员工 + 员工×周期 + 其余，各项为交叉的随机截距。前六项为系统一侧，员工为组内，后两项为波动。分组完全相同的因素合并为一项，不强行拆开。',
          '用限制极大似然（REML）估计，平均信息（AI）迭代，偏差升高时改用一步 EM；先消去水平最多的因素，其余用稀疏 Cholesky 分解。边界上的分量报告为 0 并给单侧区间。不收敛就不下判断。',
          '占比有两种：总体模型占比（与其他软件可比）与实际占比（这些部门、这些周期），页面上以实际占比为主。占比只描述差异，不是原因。',
        ],
        source:
          'Patterson & Thompson 1971; Gilmour, Thompson & Cullis 1995 (AI-REML); Henderson 1975 (BLUP); Takahashi 1973; Bates et al. 2015 (lme4)',
      },
      {
        id: 'makeup',
        title: '缺口构成',
        words: [
          '要回答的不是结果为何不同，而是为何不足。每个员工×周期的差距分成四部分：全员共同、条件差异、个人差异、波动。对任一组部分 T，其值 v(T) = 平均 max(0, −该组部分之和)；各部分的份额是四个部分上的 Shapley 值（16 次计算），四者相加正好等于缺口。',
          'Q =（全员共同 + 条件差异）÷（全员共同 + 条件差异 + 个人差异），只计正的部分；Q_diff 不含全员共同。负的部分退出条形，用文字说明。',
          '用 (b, u) ~ N(估计值, s_e C⁻¹) 的联合抽取来估计：均值消除收缩，2.5% 与 97.5% 分位数为区间。员工×周期超过 20 万时，用固定种子抽取 20 万，并注明。',
        ],
        source: 'Shapley 1953; Shorrocks 2013, Journal of Economic Inequality 11',
      },
      {
        id: 'intervals',
        title: '区间',
        words: [
          '总体模型占比：logit-delta 区间；组内任一因素少于 20 个水平时改用参数自助法（至少 200 次，从估计值起各走一步 Fisher 计分）。实际占比、Q 与各项贡献：联合抽取的分位数；有少水平因素时，抽取所用的方差取自自助样本。',
          '不用未变换的 delta 区间：名义 95% 时，对 12 个水平的因素它只覆盖 83%–90%。',
        ],
        source: 'Efron & Tibshirani 1993; Andrews 2002 (k-step bootstrap)',
      },
      {
        id: 'identification',
        title: '识别限度',
        words: [
          '下判断之前先检查：分组相同、一部门一位管理者、两个分量高度相关（AI 相关低于 −0.9）、调动少于 5%、员工与管理者不连通、只有一期、指标只有一个岗位或一个人使用、水平太少、波动占比过高。查到什么就合并什么、不说什么，并在判断旁写明。',
          '员工与管理者之间假定不相关（没有“择优分配”）；因此不给出任何被点名的管理者或员工的数值。',
        ],
        source: 'Abowd, Kramarz & Margolis 1999; Andrews et al. 2008 (limited mobility)',
      },
      {
        id: 'factors',
        title: '情境因素的证据',
        words: [
          '每个因素在它所在的层级上分析：目标难易在目标层，资源在部门×周期层，调查在部门层。份额为 Owen 值：人员管理、环境、目标三组先分，组内再分（只有一组时即 LMG，对所有加入次序平均的 R² 增量），减去 500 次置换的平均；部门太少时只描述，不归因。区间用按部门的整群自助法（500 次）。',
          '方差膨胀大于 10，或自助样本中次序互换超过 30% 的两个因素，说“分不清是哪一个”。证据等级：A 已试行、B 有关联、C 有反映。调查的测量误差会压低关联，标“低估，下限”。',
        ],
        source: 'Lindeman, Merenda & Gold 1980; Grömping 2007; Phipson & Smyth 2010; Benjamini & Hochberg 1995',
      },
    ],
    verdictTitle: '判断规则',
    verdictLead:
      '依次检查，先符合者为准。适用于公司与先被标为偏低的部门。Q 为缺口构成中系统的部分，[L, U] 为其 95% 区间。',
    verdictRules: [
      { verdict: 'withheld', rule: '达不到最小人数，或会由相减推算出来。保护个人先于统计。' },
      {
        verdict: 'measurement_trap',
        rule: '有数据陷阱阻止差距水平或系统与组内之分（涉及 5% 以上的结果，或去掉后判断属于另一类），或一半以上的目标权重不可解读。仅看数字时的判断放在一旁，暂不采用。',
      },
      {
        verdict: 'cannot_tell',
        rule: `可用的行少于 ${FEWEST_ROWS}；部门少于 ${FEWEST_PEOPLE_OF_UNIT} 人或 ${FEWEST_ROWS_OF_UNIT} 行；部门少于 ${FEWEST_UNITS} 个且管理者少于 ${FEWEST_MANAGERS} 位；波动超过缺口的 ${percent(MOST_FLUCTUATION)}；Q 的区间宽于 ${two(WIDEST_INTERVAL)}；所需因素分不开；未收敛。只有一期时，只可能是“系统因素为主”或“无法判断”。`,
      },
      {
        verdict: 'system',
        rule: `Q ≥ ${two(DOMINANT)} 且 L > ${two(MAJORITY)}：整个区间都过半，且差别大到值得行动。`,
      },
      {
        verdict: 'within_group',
        rule: `Q ≤ ${two(1 - DOMINANT)} 且 U < ${two(MAJORITY)}：与上一条对称。任务分配、客户区域、评分误差也在组内差异之中。`,
      },
      { verdict: 'mixed', rule: '其余情形：数据不支持只选一种解释。' },
    ],
    deviationsTitle: '与所引方法不同之处',
    deviationHead: ['项目', '我们的做法', '原因'],
    deviations: [
      ['占比', '以实际占比为主，而不是总体模型占比', '读者问的是这些部门、这些周期；少水平因素的误差约小一半'],
      [
        '自助法',
        '每个样本从估计值起只走一步 Fisher 计分，不完全重拟合',
        '所有样本共用一次分解；一步估计与完全重拟合一阶等价',
      ],
      ['BLUP 的标准误', '含固定效应的不确定性（PEV），而 lme4 的 condVar 不含', '单位与公司平均的比较需要它'],
      ['组的判断', '合并分不开的因素，而 lme4 任意拆分且不提示', '任意拆分会把部门的差异算到管理者名下'],
      ['Shapley 份额', '用于缺口 max(0, −Σ)，而不是方差', '缺口可以为正，也可以由全员共同造成；方差看不到共同部分'],
      ['XmR', '均值筛除只用于极差；无波动的序列以均值为界限', '见“趋势”'],
      ['LMG、Owen', '减去置换平均后报告', '它们从不为负，其区间无法显示“没有”'],
      [
        '抽样的方差',
        '联合抽样不固定在一组方差上：抽样分给自助法的多组方差，以及没有某一系统因素、没有员工项的模型，按 exp(−½(偏差 + K/2)) 加权；方程过大时只用估计值',
        '只用估计值时，区间实测只覆盖约一半到九成；现在见下表。方程过大时的覆盖率尚未测量',
      ],
      ['瀑布图', '每名员工每期计一次，而不是按行加权', '缺口构成也这样计数，两者因此一致'],
      [
        '点名最大因素',
        '除区间不含 0 外，还要求去掉该因素后偏差上升 5.41 以上；调动太少时不点名管理方式；条件合计大于全员共同时只在条件中比较',
        '避免把偶然差别说成某个部门或管理方式的事',
      ],
      [
        '管理方式一项',
        '管理者少于三位的部门并入部门，并连同相邻部门一起并入，直到至少三位',
        '否则由上下级相减可得出一位管理者的数值',
      ],
      [
        '只有一期或目标为个人独有',
        '个人一项是上限，只能判断“系统因素为主”或“无法判断”',
        '此时个人差异与临时波动分不开',
      ],
      [
        '因素证据',
        '因素与差距都在同一目标、同一期内比较；分不开的因素合为一项，其成员重复同一数值',
        '比逐项相减更严格，也不会把一份关联数两次',
      ],
    ],
    accuracyTitle: '准确度：教科书数据',
    accuracyLead: '同一数据、同一模型，本产品与 lme4 1.1-31（R 4.2.2）的结果。',
    accuracyHead: { set: '数据与模型', rows: '行数', quantity: '量', reference: 'lme4', ours: '本产品' },
    accuracyNote: '方差取 7 位有效数字，−2 log 限制似然取 6 位小数。Dyestuff2 的批次方差在边界上，为 0。',
    coverageTitle: '区间的覆盖率',
    coverageLead:
      '95% 区间里，真值在其中的有多少？检验方法：生成 400 个以上规模、结构、调动与噪声各不相同、真实效应已知的小公司，逐一诊断，数出公司与 10 人以上部门的缺口各部分、Q 与实际占比的真值落在区间之内和低于区间的比例。要求在 90% 与 99% 之间。',
    coverageHead: ['区间', '次数', '真值在内', '真值更低'],
    coverageOf: {
      'company common': '公司：全员共同',
      'company conditions': '公司：条件差异',
      'company individual': '公司：个人差异',
      'company fluctuation': '公司：波动',
      'company Q': '公司：Q',
      'unit common': '部门：全员共同',
      'unit conditions': '部门：条件差异',
      'unit individual': '部门：个人差异',
      'unit fluctuation': '部门：波动',
      'unit Q': '部门：Q',
      'realised system': '实际占比：系统',
      'realised individual': '实际占比：员工',
      'realised noise': '实际占比：波动',
    },
  },
  en: {
    sections: [
      {
        id: 'response',
        title: 'The gap that is diagnosed',
        words: [
          "One row is one goal of one employee in one period, with attainment r against the original target (higher is better: actual ÷ target; lower is better: 2 − actual ÷ target). Gap z = (r − 1) ÷ the KPI's own scale, which is 1.4826 × the median absolute deviation inside one goal and period. Scaled, never centred: centring would delete how hard targets are, which is one of the answers.",
          'In the model z is cut at ±6 and the number of rows is published; displayed gaps are not cut. Rows left out are counted by reason; missing is never 0.',
        ],
        source: 'Tukey 1977; Rousseeuw & Croux 1993 (robust scale)',
      },
      {
        id: 'model',
        title: 'The model of variance',
        words: [
          'z = common gap + unit + unit × period + management + role + goal + period + employee + employee × period + residual, with crossed random intercepts. The first six are the system, the employee is inside the group, the last two are fluctuation. Factors that divide the rows alike are merged, never split by force.',
          'Restricted maximum likelihood by average-information iterations, with an EM step where the deviance rises; the factor with most levels is eliminated first, the rest goes through a sparse Cholesky factor. A component on the boundary is 0 with a one-sided interval. Without convergence there is no verdict.',
          'Shares come in two kinds: of an endless population (comparable with other software) and realised, of these units in these periods, which is the headline. A share describes differences; it is not a cause.',
        ],
        source:
          'Patterson & Thompson 1971; Gilmour, Thompson & Cullis 1995 (AI-REML); Henderson 1975 (BLUP); Takahashi 1973; Bates et al. 2015 (lme4)',
      },
      {
        id: 'makeup',
        title: 'Shortfall make-up',
        words: [
          'The question is not why results differ but why they fall short. The gap of each employee-period has four parts: common, conditions, individual, fluctuation. A set of parts T is worth v(T) = mean of max(0, −sum of its parts); the share of each part is its Shapley value over the four (16 evaluations), so that they add up to the shortfall exactly.',
          'Q = (common + conditions) ÷ (common + conditions + individual), positive parts only; Q_diff leaves the common part out. A negative part leaves the bar and is said in words.',
          'Estimated by joint draws of (b, u) ~ N(estimates, s_e C⁻¹): their mean undoes shrinkage, the 2.5% and 97.5% points are the interval. Above 200,000 employee-periods a seeded sample of that size is used, and said.',
        ],
        source: 'Shapley 1953; Shorrocks 2013, Journal of Economic Inequality 11',
      },
      {
        id: 'intervals',
        title: 'Intervals',
        words: [
          'Population shares: logit-delta; with fewer than 20 levels in any factor of the group a parametric bootstrap (at least 200 replicates, one Fisher-scoring step each from the estimates). Realised shares, Q and contributions: percentiles of the joint draws; where a factor has few levels the variances of a draw come from the bootstrap.',
          'Never an untransformed delta interval: at nominal 95% it covers 83–90% for a factor of 12 levels.',
        ],
        source: 'Efron & Tibshirani 1993; Andrews 2002 (k-step bootstrap)',
      },
      {
        id: 'identification',
        title: 'Limits of identification',
        words: [
          'Checked before anything is claimed: identical partitions, one manager per unit, two components tied together (AI correlation below −0.9), fewer than 5% movers, people and managers not connected, one period, a KPI private to one role or person, few levels, too much fluctuation. What is found is merged or left unsaid, and stands beside the verdict.',
          'Employees and managers are assumed to be uncorrelated (no sorting); that is one reason why no figure of a named manager or employee exists.',
        ],
        source: 'Abowd, Kramarz & Margolis 1999; Andrews et al. 2008 (limited mobility)',
      },
      {
        id: 'factors',
        title: 'Evidence on circumstances',
        words: [
          'Each circumstance is analysed where it lives: difficulty on goals, resources on unit and period, surveys on units. Its share is its Owen value, first among the groups management, environment and target, then inside the group (with one group this is LMG, the increase of R² averaged over all orders of entry), less the mean of 500 permutations; with too few units it is described, not attributed. Intervals by a bootstrap of whole units (500).',
          'With a variance inflation above 10, or two circumstances that swap places in more than 30% of the bootstrap, "cannot tell which of the two". Evidence grades: A tried, B associated, C reported. Measurement error in surveys weakens associations: marked "a lower bound".',
        ],
        source: 'Lindeman, Merenda & Gold 1980; Grömping 2007; Phipson & Smyth 2010; Benjamini & Hochberg 1995',
      },
    ],
    verdictTitle: 'The rule of the verdict',
    verdictLead:
      'Checked in this order, the first match wins; for the company and for units first flagged low. Q is the system part of the shortfall make-up, [L, U] its 95% interval.',
    verdictRules: [
      {
        verdict: 'withheld',
        rule: 'Below the minimum group size, or open to subtraction. Privacy comes before statistics.',
      },
      {
        verdict: 'measurement_trap',
        rule: 'A data trap blocks the level of the gap or the split (it touches at least 5% of the results, or the verdict without them is of another class), or at least half of the goal weight is not interpretable. The verdict of the figures alone stands beside it and is not to be read yet.',
      },
      {
        verdict: 'cannot_tell',
        rule: `Fewer than ${FEWEST_ROWS} usable rows; a unit with fewer than ${FEWEST_PEOPLE_OF_UNIT} people or ${FEWEST_ROWS_OF_UNIT} rows; fewer than ${FEWEST_UNITS} units and fewer than ${FEWEST_MANAGERS} managers; fluctuation above ${percent(MOST_FLUCTUATION)} of the shortfall; an interval of Q wider than ${two(WIDEST_INTERVAL)}; the factors needed cannot be separated; no convergence. With one period only "system" or "cannot tell" is possible.`,
      },
      {
        verdict: 'system',
        rule: `Q ≥ ${two(DOMINANT)} and L > ${two(MAJORITY)}: the whole interval is a majority, and the difference is worth acting on.`,
      },
      {
        verdict: 'within_group',
        rule: `Q ≤ ${two(1 - DOMINANT)} and U < ${two(MAJORITY)}: the mirror image. Task mix, territory and rating noise are part of it.`,
      },
      { verdict: 'mixed', rule: 'Otherwise: the data do not support choosing one story.' },
    ],
    deviationsTitle: 'Where we differ from the cited method',
    deviationHead: ['Subject', 'What we do', 'Why'],
    deviations: [
      [
        'Shares',
        'realised shares are the headline, not those of the population',
        'readers ask about these units and periods; about half the error for factors of few levels',
      ],
      [
        'Bootstrap',
        'one Fisher-scoring step from the estimates in each replicate, no full refit',
        'all replicates share one factorisation; one step equals the refit to first order',
      ],
      [
        'Standard error of BLUPs',
        'with the uncertainty of the fixed effects (PEV); condVar of lme4 leaves it out',
        'comparing a unit with the company needs it',
      ],
      [
        'Groups that coincide',
        'factors that cannot be separated are merged; lme4 splits them at will without a warning',
        "such a split would put a unit's difference on its manager",
      ],
      [
        'Shapley shares',
        'of the shortfall max(0, −Σ), not of the variance',
        'a shortfall may be common to all, which no variance sees',
      ],
      ['XmR', 'screening touches the ranges only; a constant series has its mean as limits', 'see "Trend"'],
      [
        'LMG, Owen',
        'reported less their permutation mean',
        'they are never negative, so their interval could not show "nothing"',
      ],
      [
        'Variances of the draws',
        'the joint draws are not made at one set of variances: they are shared out among those of the bootstrap and models without one system factor or without people, by exp(−½(deviance + K/2)); very large systems use the estimates alone',
        'at the estimates alone intervals were measured to cover only about half to nine tenths; the table below has the figures now. Coverage of very large systems has not been measured',
      ],
      ['Waterfall', 'each employee-period counts once, not each row', 'the make-up counts so too, and the two agree'],
      [
        'Naming the largest factor',
        'beside an interval without 0 the deviance must rise by more than 5.41 without the factor; management is never named with few moves; where conditions outweigh the common part, only conditions are compared',
        'a chance difference must not become the matter of one unit or of how it is managed',
      ],
      [
        'The bar of management',
        'joined with the unit where there are fewer than three managers, and in neighbouring units until three are hidden together',
        'else the figure of one manager would follow by subtraction',
      ],
      [
        'One period, or goals private to one person',
        'the individual part is an upper bound; only "system" or "cannot tell" is possible',
        'lasting and passing differences of people cannot be separated then',
      ],
      [
        'Factor evidence',
        'circumstances and gaps are compared within goal and period; circumstances that cannot be told apart enter as one, whose members repeat one figure',
        'stricter than subtracting means, and no association is counted twice',
      ],
    ],
    accuracyTitle: 'Accuracy: textbook data',
    accuracyLead: 'The same data and the same model in this product and in lme4 1.1-31 (R 4.2.2).',
    accuracyHead: {
      set: 'Data and model',
      rows: 'Rows',
      quantity: 'Quantity',
      reference: 'lme4',
      ours: 'This product',
    },
    accuracyNote:
      'Variances to 7 significant digits, −2 log restricted likelihood to 6 decimals. The batch variance of Dyestuff2 lies on the boundary: 0.',
    coverageTitle: 'Coverage of the intervals',
    coverageLead:
      'How many 95% intervals hold the truth? Measured on 400 and more generated small companies that differ in size, structure, moves and noise and whose true effects are known: each is diagnosed, and it is counted how often the true parts of the shortfall, Q and the realised shares, of the company and of units of 10 and more people, lie inside the interval and below it. Required: between 90% and 99%.',
    coverageHead: ['Interval of', 'Cases', 'Truth inside', 'Truth below'],
    coverageOf: {
      'company common': 'Company: common',
      'company conditions': 'Company: conditions',
      'company individual': 'Company: individual',
      'company fluctuation': 'Company: fluctuation',
      'company Q': 'Company: Q',
      'unit common': 'Unit: common',
      'unit conditions': 'Unit: conditions',
      'unit individual': 'Unit: individual',
      'unit fluctuation': 'Unit: fluctuation',
      'unit Q': 'Unit: Q',
      'realised system': 'Realised share: system',
      'realised individual': 'Realised share: employees',
      'realised noise': 'Realised share: fluctuation',
    },
  },
}
