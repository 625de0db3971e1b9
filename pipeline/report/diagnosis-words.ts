import type { Text } from '#queries/locale.ts'

/** Fixed sentences and heads of P4 and P5; what is found is said in the words of the analyses. */
export type DiagnosisReportWords = {
  makeUpTitle: string
  makeUpDetail: string
  units: string
  unitsColumns: {
    unit: string
    verdict: string
    system: string
    common: string
    conditions: string
    individual: string
    fluctuation: string
    people: string
  }
  unitsRule: (shown: string, judged: string) => string
  noLowUnits: string
  cannotTell: string
  cannotTellLine: (reason: string, units: string) => string
  limits: string
  cannotSay: string
  noVerdict: string
  noEvidence: string
  evidenceMatrix: string
  evidenceUnit: string
  evidenceRule: string
  gradeKey: string
  evidenceList: string
  notListed: (n: string) => string
}

export const diagnosisReportWords: Text<DiagnosisReportWords> = {
  zh: {
    makeUpTitle: '缺口构成：全公司与低于目标的部门',
    makeUpDetail: '四段合计 100%；全员共同与条件差异合为系统部分。右侧括号内是系统占可解释缺口的 95% 区间。',
    units: '各部门的判断',
    unitsColumns: {
      unit: '单位',
      verdict: '判断',
      system: '系统（95% 区间）',
      common: '全员共同',
      conditions: '条件差异',
      individual: '个人差异',
      fluctuation: '波动',
      people: '人数',
    },
    unitsRule: (shown, judged) =>
      `列出全公司和明显低于目标与全公司平均的 ${shown} 个单位；共判断 ${judged} 个。系统为占可解释缺口的比例，其余四列为占缺口的比例；判断依据快照中的全部周期，不只是本月。`,
    noLowUnits: '没有单位明显低于目标与全公司平均。',
    cannotTell: '现在还说不准的单位，以及缺什么数据',
    cannotTellLine: (reason, units) => `${reason}涉及：${units}。`,
    limits: '数据的限制与尚未运行的检查',
    cannotSay: '这些占比不说明什么',
    noVerdict: '现在还说不准。补充个人的结果与目标后可判断。',
    noEvidence: '尚无因素证据：未收到流程、资源或反馈数据。',
    evidenceMatrix: '部门 × 因素',
    evidenceUnit: '单位',
    evidenceRule: '每格写证据等级与因素个数；“—”表示没有测量或没有证据，两者不同于“没有影响”。',
    gradeKey: 'A 已试行：改变过并看到结果；B 有关联：同时出现，不说明原因；C 有反映：仅来自问卷或反映。',
    evidenceList: '各单位与差距同时出现的情境因素',
    notListed: (n) => `${n} 个明显偏低的单位没有与差距明确有关联的量到的因素，未列出。`,
  },
  en: {
    makeUpTitle: 'Shortfall make-up: the company and units below target',
    makeUpDetail:
      "The four parts add up to 100%; common and conditions together are the system's part. In brackets the 95% range of the system's share of the explainable shortfall.",
    units: 'Verdicts by unit',
    unitsColumns: {
      unit: 'Unit',
      verdict: 'Verdict',
      system: 'System (95% range)',
      common: 'Common',
      conditions: 'Conditions',
      individual: 'Individual',
      fluctuation: 'Fluctuation',
      people: 'People',
    },
    unitsRule: (shown, judged) =>
      `Listed: the company and the units clearly below target and below the company (${shown}); units judged in all: ${judged}. System is the share of the explainable shortfall, the next four columns are shares of the whole shortfall; a verdict rests on all periods of the snapshot, not only on this month.`,
    noLowUnits: 'No unit is clearly below target and below the company average.',
    cannotTell: 'Units of which we cannot tell yet, and the missing data',
    cannotTellLine: (reason, units) => `${reason} This concerns ${units}.`,
    limits: 'Limits of the data, and checks that have not run',
    cannotSay: 'What these shares do not mean',
    noVerdict: 'We cannot tell yet. Results of people with targets would settle it.',
    noEvidence: 'No factor evidence yet: no process, resource or feedback data received.',
    evidenceMatrix: 'Departments by factor',
    evidenceUnit: 'Unit',
    evidenceRule:
      'Each cell names the grade of the evidence and the number of factors; — means not measured or no evidence, which is not "no effect".',
    gradeKey:
      'A tried: changed, and the result was seen; B associated: goes together, which is no cause; C reported: only from surveys or reports.',
    evidenceList: 'Circumstances that go with the gap of each unit',
    notListed: (n) =>
      `Units clearly low of which no measured circumstance clearly goes with the gap, and which are not listed: ${n}.`,
  },
}
