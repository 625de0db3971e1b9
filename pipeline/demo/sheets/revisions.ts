import type { Sheet, Source } from '../exports.ts'
import { kpiById } from '../kpis.ts'
import { firstDay } from '../months.ts'

/**
 * The log of changed goals: the targets that were lowered after their month, of which only the first month has a reason and an
 * approval, and a change of weights that was agreed before its period began.
 */
export function revisionSheet({ recorded, company, unit }: Source): Sheet {
  const changed = new Map(
    recorded.results
      .filter(({ revised_on, target }) => revised_on !== null && target !== null)
      .map((result) => [`${result.unit_id} ${result.month} ${result.kpi_id}`, result]),
  )
  const first = [...changed.values()].map(({ month }) => month).sort()[0]
  const named = (kpi_id: string) => [kpi_id, kpiById(kpi_id).name_zh]
  const weights = company.units.filter(({ unit_id }) => unit_id === '050101' && company.months.includes('2026-07'))
  return {
    name: '14_目标变更记录.csv',
    encoding: 'gb18030',
    rows: [
      ['部门', '考核周期', '指标编号', '指标名称', '变更内容', '变更时间', '原目标值', '新目标值', '变更原因', '申请方', '审批人', '佐证材料'],
      ...[...changed.values()].map(({ unit_id, month, kpi_id, original_target, target, revised_on }) => [
        ...[unit(unit_id).path, month, ...named(kpi_id), '目标值', revised_on, original_target, target],
        ...(month === first ? ['限电，产能下降', '主管', '分管领导', '限电通知'] : [null, '主管', null, null]),
      ]),
      ...weights.flatMap(({ path }) =>
        ([['K05', 40, 35], ['K10', 30, 35]] as const).map(([kpi_id, before, after]) => [
          ...[path, '2026-07', ...named(kpi_id), '权重', firstDay('2026-07'), before, after],
          ...['年度成本目标调整', '公司', '绩效委员会', '会议纪要'],
        ]),
      ),
    ],
  } // prettier-ignore
}
