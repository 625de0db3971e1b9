import type { Sheet, Source } from '../exports.ts'

/** What happened to the company and its units, as the office of the management keeps it; without a unit it concerns all of them. */
export function eventSheet({ company, unit }: Source): Sheet {
  return {
    name: '16_大事记.csv',
    encoding: 'gb18030',
    rows: [
      ['事件编号', '部门', '事件类别', '事件名称', '事件开始日期', '事件结束日期', '事件依据'],
      ...company.events.map(({ event_id, unit_id, kind, label, starts_on, ends_on }) => [
        ...[
          event_id,
          unit_id === null ? '' : unit(unit_id).path,
          KINDS[kind],
          label,
          starts_on,
          ends_on,
          '经营管理部大事记',
        ],
      ]),
    ],
  }
}

const KINDS: Record<Source['company']['events'][number]['kind'], string> = {
  policy: '政策变化',
  reorg: '组织调整',
  system: '系统上线',
  supply: '供应',
  market: '市场变化',
  definition_change: '口径变更',
  holiday: '节假日',
  other: '其他',
}
