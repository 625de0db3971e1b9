import type { Text } from '#queries/locale.ts'

/** The frame of the comments on a cell. */
export type CommentsFrame = {
  title: string
  /** Who reads them and where they never go. */
  who: string
  none: string
  write: string
  hint: string
  save: string
  keep: string
  saved: string
  edit: string
  stopEditing: string
  resolve: string
  reopen: string
  withdraw: string
  withdrawSure: string
  plan: string
  resolved: (plan: string | null) => string
  edited: (n: number) => string
  history: string
  about: (cell: string) => string
  older: (snapshot: string) => string
  suggestion: string
  suggestionNote: string
  left: (n: number, most: number) => string
}

export const commentsFrame: Text<CommentsFrame> = {
  zh: {
    title: '评论',
    who: '只有人力资源可见；不打印，不寄出。',
    none: '还没有评论。',
    write: '写评论',
    hint: '写观察到的事实：哪一期、多少、由哪个职能答复。',
    save: '保存',
    keep: '按原文保存',
    saved: '已保存。',
    edit: '修改',
    stopEditing: '不改了',
    resolve: '标为已处理',
    reopen: '重新打开',
    withdraw: '撤回',
    withdrawSure: '确定撤回（文字将永久删除）',
    plan: '由哪项计划处理（可不填）',
    resolved: (plan) => (plan ? `已处理：计划 ${plan}` : '已处理'),
    edited: (n) => `已修改 ${n} 次`,
    history: '之前的文字',
    about: (cell) => `关于：${cell}`,
    older: (snapshot) => `写于快照 ${snapshot}`,
    suggestion: '换个写法？',
    suggestionNote: '只是建议，由您决定；也可以按原文保存。',
    left: (n, most) => `${n} / ${most} 个字符`,
  },
  en: {
    title: 'Comments',
    who: 'Seen by human resources only; never printed, never mailed.',
    none: 'No comment yet.',
    write: 'Write a comment',
    hint: 'Write what was observed: which period, how much, which function answers.',
    save: 'Save',
    keep: 'Save as typed',
    saved: 'Saved.',
    edit: 'Edit',
    stopEditing: 'Stop editing',
    resolve: 'Mark as settled',
    reopen: 'Open again',
    withdraw: 'Withdraw',
    withdrawSure: 'Withdraw for good (the text is removed)',
    plan: 'Plan that settles it (may be left empty)',
    resolved: (plan) => (plan ? `Settled: plan ${plan}` : 'Settled'),
    edited: (n) => `edited ${n === 1 ? 'once' : `${n} times`}`,
    history: 'Earlier wording',
    about: (cell) => `About: ${cell}`,
    older: (snapshot) => `written on snapshot ${snapshot}`,
    suggestion: 'Another wording?',
    suggestionNote: 'A suggestion only; you decide, and may save it as typed.',
    left: (n, most) => `${n} of ${most} characters`,
  },
}
