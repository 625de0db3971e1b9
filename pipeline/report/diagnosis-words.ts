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
  cannotTellLine: (unit: string, reason: string) => string
  cannotTellMore: (n: string) => string
  limits: string
  cannotSay: string
  noVerdict: string
  noEvidence: string
  evidenceMatrix: string
  evidenceUnit: string
  evidenceRule: string
  gradeKey: string
  evidenceList: string
  noneInTab: string
}

export const diagnosisReportWords: Text<DiagnosisReportWords> = {
  zh: {
    makeUpTitle: '缺口构成：全公司与低于目标的部门',
    makeUpDetail: '四段合计 100%；全员共同与条件差异合为系统部分。右侧括号内是系统占可解释缺口的 95% 区间。',
    units: '各部门的判断',
    unitsColumns: {
      unit: '单位',
      verdict: '判断',
      system: '系统占可解释缺口（95% 区间）',
      common: '全员共同',
      conditions: '条件差异',
      individual: '个人差异',
      fluctuation: '波动',
      people: '人数',
    },
    unitsRule: (shown, judged) =>
      `列出全公司和明显低于目标与全公司平均的 ${shown} 个单位；共判断 ${judged} 个。占比为占缺口的百分比；判断依据快照中的全部周期，不只是本月。`,
    noLowUnits: '没有单位明显低于目标与全公司平均。',
    cannotTell: '现在还说不准的单位，以及缺什么数据',
    cannotTellLine: (unit, reason) => `${unit}：${reason}`,
    cannotTellMore: (n) => `另有 ${n} 个单位说不准，屏幕上可查看原因。`,
    limits: '数据的限制与尚未运行的检查',
    cannotSay: '这些占比不说明什么',
    noVerdict: '现在还说不准。补充个人的结果与目标后可判断。',
    noEvidence: '尚无因素证据：未收到流程、资源或反馈数据。',
    evidenceMatrix: '部门 × 因素',
    evidenceUnit: '单位',
    evidenceRule: '每格写证据等级与因素个数；“—”表示没有测量或没有证据，两者不同于“没有影响”。',
    gradeKey: 'A 已试行：改变过并看到结果；B 有关联：同时出现，不说明原因；C 有反映：仅来自问卷或反映。',
    evidenceList: '各单位与差距同时出现的情境因素',
    noneInTab: '—',
  },
  en: {
    makeUpTitle: 'Shortfall make-up: the company and units below target',
    makeUpDetail:
      "The four parts add up to 100%; common and conditions together are the system's part. In brackets the 95% range of the system's share of the explainable shortfall.",
    units: 'Verdicts by unit',
    unitsColumns: {
      unit: 'Unit',
      verdict: 'Verdict',
      system: 'System share of the explainable shortfall (95% range)',
      common: 'Common',
      conditions: 'Conditions',
      individual: 'Individual',
      fluctuation: 'Fluctuation',
      people: 'People',
    },
    unitsRule: (shown, judged) =>
      `Listed: the company and the units clearly below target and below the company (${shown}); units judged in all: ${judged}. Parts are percentages of the shortfall; a verdict rests on all periods of the snapshot, not only on this month.`,
    noLowUnits: 'No unit is clearly below target and below the company average.',
    cannotTell: 'Units of which we cannot tell yet, and the missing data',
    cannotTellLine: (unit, reason) => `${unit}: ${reason}`,
    cannotTellMore: (n) => `More units of which we cannot tell, with reasons on the screen: ${n}.`,
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
    noneInTab: '—',
  },
}
