import type { Column } from './columns.ts'
import type { MappingText } from './mapping.ts'

const LEVEL = /^[一二三四五]级(?:部门|组织|单位|机构)$/

export const isLevel = (name: string): boolean => LEVEL.test(name)

/** 一级部门, 二级部门 … make one path where no column gives it whole. */
export function departmentLevels(columns: Column[], text: MappingText) {
  const levels = columns
    .filter((column) => LEVEL.test(column.name))
    .sort((a, b) => '一二三四五'.indexOf(a.name[0] ?? '') - '一二三四五'.indexOf(b.name[0] ?? ''))
  if (levels.length === 0 || Object.values(text.columns ?? {}).includes('department_path')) return
  text.templates = { ...text.templates, department_path: levels.map((column) => `{${column.name}}`).join('/') }
}
