import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

const HEADER = [
  '工号',
  '部门',
  '考核周期',
  '指标名称',
  '指标方向',
  '单位',
  '权重',
  '目标值',
  '实际值',
  '得分',
  '岗位',
  '备注',
]
const MONTHS = 10
const KPIS = [
  '销售额',
  '回款率',
  '新客户数',
  '投诉数',
  '交付准时率',
  '库存天数',
  '培训小时',
  '返工率',
  '客户满意度',
  '费用率',
]
const LOWER = new Set(['投诉数', '库存天数', '返工率', '费用率'])
export const DIVISIONS = 8
export const DEPARTMENTS = 200

/**
 * An export of 12 columns as a company would deliver it: per employee ten KPIs in each of ten months, so 100 rows each. No
 * randomness from outside: the same number of rows gives the same bytes.
 */
export async function generateExport(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path)
  let text = `${HEADER.join(',')}\n`
  for (let row = 0; row < rows; row++) {
    const person = Math.floor(row / (MONTHS * KPIS.length))
    const month = String((Math.floor(row / KPIS.length) % MONTHS) + 1).padStart(2, '0')
    const kpi = KPIS[row % KPIS.length]!
    const department = person % DEPARTMENTS
    const target = 100 + 10 * (row % KPIS.length)
    const actual = (target * (0.8 + 0.4 * noise(row))).toFixed(2)
    const score = (60 + 40 * noise(row + 7)).toFixed(1)
    const path = `远山集团/事业部${department % DIVISIONS}/部门${department}`
    const direction = LOWER.has(kpi) ? '越小越好' : '越大越好'
    text += `${String(person + 1).padStart(6, '0')},${path},2025-${month},${kpi},${direction},件,10%,${target},${actual},${score},专员,\n`
    if (text.length > 1 << 20) {
      if (!file.write(text)) await once(file, 'drain')
      text = ''
    }
  }
  file.end(text)
  await once(file, 'finish')
}

/** A whole number → uniform on [0, 1), the same on every machine (xorshift of a multiplied seed). */
function noise(seed: number): number {
  let x = Math.imul(seed + 1, 0x9e3779b1)
  x ^= x >>> 15
  x = Math.imul(x, 0x85ebca77)
  x ^= x >>> 13
  return (x >>> 0) / 2 ** 32
}
