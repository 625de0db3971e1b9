import type { Sheet, Source } from '../exports.ts'

/** Talks with people, one row each. */
export function talkSheet({ company, cards, unit }: Source): Sheet {
  return {
    name: '12_沟通记录.csv',
    encoding: 'gb18030',
    rows: [
      ['工号', '部门', '沟通日期', '沟通类型', '发起方', '渠道'],
      ...company.talks.map(({ person, unit_id, on, kind, initiated_by, channel }) => [
        ...[cards[person]!.number, unit(unit_id).path, on, KINDS[kind]],
        ...[initiated_by === 'manager' ? '主管' : '员工', channel],
      ]),
    ],
  }
}

/** Difficulties and proposals of teams, and when somebody answered. */
export function ticketSheet({ company, unit }: Source): Sheet {
  return {
    name: '13_障碍与建议.csv',
    encoding: 'gb18030',
    rows: [
      ['事项编号', '部门', '提出日期', '事项类型', '障碍分类', '责任部门', '答复日期', '是否采纳', '渠道'],
      ...company.tickets.map((ticket) => [
        ...[ticket.item_id, unit(ticket.unit_id).path, ticket.on, KINDS[ticket.kind], ticket.cause],
        ...[ticket.owner_function, ticket.answered_on],
        ...[ticket.adopted === null ? null : ticket.adopted ? '是' : '否', ticket.channel],
      ]),
    ],
  }
}

const KINDS = {
  check_in: '沟通',
  one_on_one: '一对一',
  feedback: '反馈',
  interview: '面谈',
  blocker: '障碍',
  proposal: '建议',
} as const
