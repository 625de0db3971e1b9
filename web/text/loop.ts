import type { Text } from '#queries/locale.ts'

/** The frame of the loop, the belief check and the investment balance on the overview; the sentences are those of the analysis. */
export type LoopFrame = {
  title: string
  stage1: string
  of: (n: string, all: string) => string
  more: string
  beliefs: string
  investment: string
  appraise: string
  improve: string
}

export const loopFrame: Text<LoopFrame> = {
  zh: {
    title: '改进闭环',
    stage1: '还没有改进计划：环上只有第一步。',
    of: (n, all) => `${n} / ${all}`,
    more: '看闭环的全部数字',
    beliefs: '常见误区检验',
    investment: '投入比：考核与改进',
    appraise: '考核',
    improve: '改进',
  },
  en: {
    title: 'Improvement loop',
    stage1: 'No plan yet: the ring has its first stage only.',
    of: (n, all) => `${n} of ${all}`,
    more: 'All figures of the loop',
    beliefs: 'Belief check',
    investment: 'Investment balance: appraise and improve',
    appraise: 'Appraise',
    improve: 'Improve',
  },
}
