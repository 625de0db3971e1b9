import type { Text } from '#queries/locale.ts'

/** Where a measured circumstance is looked for: the tabs of the diagnosis and the columns of the report. */
export type Tab = 'process' | 'goals' | 'experience' | 'feedback' | 'resource' | 'market' | 'measurement'

export const tabNames: Text<Record<Tab, string>> = {
  zh: {
    process: '流程',
    goals: '目标',
    experience: '体验',
    feedback: '反馈',
    resource: '资源',
    market: '市场',
    measurement: '测量',
  },
  en: {
    process: 'Process',
    goals: 'Goals',
    experience: 'Experience',
    feedback: 'Feedback',
    resource: 'Resource',
    market: 'Market',
    measurement: 'Measurement',
  },
}
