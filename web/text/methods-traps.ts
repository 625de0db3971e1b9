import type { Text } from '#queries/locale.ts'
import type { MethodSection } from './methods-diagnosis.ts'

export type TrapMethods = {
  sections: MethodSection[]
  thresholdsTitle: string
  thresholdsLead: string
  open: (n: number) => string
  head: { check: string; threshold: string; standard: string; used: string }
}

/** How the checks of data traps work, what they block, and with which thresholds. */
export const methodsOfTraps: Text<TrapMethods> = {
  zh: {
    sections: [
      {
        id: 'traps',
        title: '数据陷阱的检查',
        words: [
          '每项检查只问一个关于口径、规则、目标或样本的问题。检验在单位层面进行，与其余单位的合并相比（不含自己），这样一个单位不会移动自己的尺子。',
          '四种状态：陷阱（统计显著，并且达到实际界限）、提示（值得留意，但尚未证实或影响较小）、未发现、无法检查。样本不足、缺列或统计量没有定义时，一律是“无法检查”，不算“未发现”。',
          '数据缺陷最先检查；后面的检查看不到已被认定有缺陷的行。由前一项引起的发现只出现一次，并注明由哪一项引起。',
        ],
        source: 'Wilson 1927（比例的区间）；各项检查的出处见帮助中的说明页',
      },
      {
        id: 'traps-several',
        title: '同时检查很多单位',
        words: [
          '同一项检查内，各单位的 p 值按 Benjamini–Hochberg 校正为 q；q < 0.05（个别检查更严，已注明）才可能是陷阱。这样控制的是误报在全部发现中的比例：预计不超过约 5%。不能检验的单位不计入。',
          '单靠显著还不够：每项检查另有一个实际界限，否则检查几百个单位总会发现些什么。',
        ],
        source: 'Benjamini & Hochberg 1995, Controlling the false discovery rate, JRSS B 57',
      },
      {
        id: 'traps-blocking',
        title: '什么会被阻止',
        words: [
          '每项检查列出它阻止的说法：差距水平、单位对比、趋势、系统与组内之分、计划成效、评分。陷阱只阻止自己列出的说法。',
          '陷阱涉及某个范围 5% 以上的结果，或者去掉这些结果后判断属于另一类，才在那里阻止。涉及差距水平的格子标 ◣ 并淡化；目标本身不可解读时标 ◤。涉及水平或系统与组内之分时，该单位的判断改为“测量陷阱”，原判断放在一旁，注明暂不采用。',
          '没有悄悄的更正：照原样的数字和不计所涉结果的数字并列给出。',
        ],
        source: '',
      },
      {
        id: 'traps-trust',
        title: '陷阱与数据可信度',
        words: [
          '数据缺陷类的陷阱涉及全公司 5% 以上的结果时，数据可信度为低；任何一项检查有陷阱时，最高为中。导入检查另有自己的等级，取两者中较低的。',
        ],
        source: '',
      },
    ],
    thresholdsTitle: '数据陷阱的阈值',
    thresholdsLead:
      '默认值写在检查里；数据目录中的 traps.yaml 可以在允许的范围内修改，修改的职能和日期会一起显示。规则改变时版本号增加。',
    open: (n) => `列出 ${n} 项检查的阈值`,
    head: { check: '检查', threshold: '阈值', standard: '默认值', used: '使用值' },
  },
  en: {
    sections: [
      {
        id: 'traps',
        title: 'Checks of data traps',
        words: [
          'Each check asks one question about a definition, rule, target or sample. Units are tested against the pool of all others without themselves, so that a unit cannot move its own yardstick.',
          'Four states: trap (significant, and beyond a practical limit), note (worth a look, but not proven or small), nothing found, not testable. Too few data, a missing column or an undefined statistic is always "not testable", never "nothing found".',
          'Data defects come first; later checks do not see rows found faulty. A finding explained by an earlier one appears once, with the check it follows from.',
        ],
        source: 'Wilson 1927 (interval of a share); the help page of each check names its sources',
      },
      {
        id: 'traps-several',
        title: 'Testing many units',
        words: [
          'Within one check the p values of the units are corrected to q after Benjamini–Hochberg; only q < 0.05 (stricter where stated) can be a trap. This controls the share of false findings among all findings: about 5% at most. Untestable units do not count.',
          'Significance alone is not enough: each check also has a practical limit, or something would always be found among hundreds of units.',
        ],
        source: 'Benjamini & Hochberg 1995, Controlling the false discovery rate, JRSS B 57',
      },
      {
        id: 'traps-blocking',
        title: 'What is blocked',
        words: [
          'Each check lists the claims it blocks: level of the gap, comparison of units, trend, system or inside the group, effect of a plan, ratings. A trap blocks only its own.',
          'It blocks them where it touches at least 5% of the results, or where the verdict without those results is of another class. Cells whose level is blocked carry ◣ and are dimmed, or ◤ where the target cannot be interpreted. Where level or split is concerned the verdict becomes "measurement trap", and the former one stands beside it, not to be read yet.',
          'Nothing is repaired silently: the figure as delivered and the one without the results concerned stand side by side.',
        ],
        source: '',
      },
      {
        id: 'traps-trust',
        title: 'Traps and data trust',
        words: [
          "Data trust is low when a data defect touches more than 5% of the company's results, and medium at best when any check found a trap. The import checks have a grade of their own; the lower of the two counts.",
        ],
        source: '',
      },
    ],
    thresholdsTitle: 'Thresholds of the data traps',
    thresholdsLead:
      'Defaults stand in the checks; traps.yaml in the warehouse folder may change them within their bounds, and the function and day of the change are shown. A changed rule has a higher version.',
    open: (n) => `List the thresholds of ${n} checks`,
    head: { check: 'Check', threshold: 'Threshold', standard: 'Default', used: 'Used' },
  },
}
