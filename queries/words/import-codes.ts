import type { Both } from '#queries/locale.ts'

const say = (zh: string, en: string): Both => ({ zh, en })
const code = (title: Both, remedy: Both) => ({ title, remedy })

/** Why a row was set aside, or what was noticed about a file, and what to do; shared by command line, screen and report. */
export const importCodes: Record<string, { title: Both; remedy: Both }> = {
  ENCODING: code(
    say('字节在所选编码中无效', 'a byte is not valid in the encoding'),
    say('按提示选择编码，或另存为 UTF-8', 'choose the encoding offered, or save as UTF-8'),
  ),
  STRUCTURE: code(
    say('单元格过多或过少，或引号不成对', 'too many or too few cells, or a stray quotation mark'),
    say('修正所列行；含分隔符的文本请加引号', 'correct the line named; quote text that contains the delimiter'),
  ),
  MISSING_COLUMN: code(
    say('缺少必需的列', 'a required column was not found'),
    say('确认最接近的列名，或补充该列', 'map the nearest header shown, or add the column'),
  ),
  DUP_HEADER: code(
    say('两列含义相同', 'two columns with one meaning'),
    say('为同名列补上指标或分组名称', 'give each a KPI or group title'),
  ),
  UNKNOWN_ID: code(
    say('缺少员工、部门或指标，或不在花名册中', 'employee, unit or KPI is blank or not in the roster'),
    say('在花名册中补充，或更正编号', 'add it to the roster or correct the number'),
  ),
  ID_PRECISION: code(
    say('编号以数值存储且超过 15 位', 'id stored as a number of more than 15 digits'),
    say('将该列设为文本格式后重新导出', 'format the column as text and export again'),
  ),
  BAD_NUMBER: code(
    say('不是有效数字', 'not a finite number'),
    say('填写纯数字，单位写在表头', 'enter a plain number with the unit in the header'),
  ),
  XL_ERROR: code(
    say('表格错误值', 'spreadsheet error value'),
    say('修正公式后重新保存', 'repair the formula and save again'),
  ),
  NO_CACHED_VALUE: code(
    say('公式未计算', 'formula never calculated'),
    say('用 Excel 打开重新计算并保存', 'open in Excel, recalculate, save'),
  ),
  OUT_OF_RANGE: code(
    say('数值超出范围', 'value outside its scale'),
    say('更正分数或评分标准', 'correct the value or the scale setting'),
  ),
  UNKNOWN_RATING: code(
    say('等级不在等级标准中', 'level not on the scale'),
    say('在等级标准中对应一次', 'map the level once in the scale'),
  ),
  UNKNOWN_FACTOR: code(
    say('影响因素不在清单中', 'factor not on the list'),
    say('在映射的 value_maps 中对应一次', 'map the word once under value_maps'),
  ),
  WEIGHT_SUM: code(
    say('权重合计不是 100%', 'weights do not add up to 100 %'),
    say('调整该考核表权重合计为 100%', 'correct the weights of this scorecard'),
  ),
  UNIT_MIXED: code(
    say('同一列混用百分数与小数', 'percent and fraction in one column'),
    say('整列统一使用百分数或小数', 'use one form for the whole column'),
  ),
  BAD_DATE: code(say('无此日期', 'no such date'), say('使用 2025-03-01 的写法', 'use the form 2025-03-01')),
  BAD_PERIOD: code(say('周期不明确', 'period unclear'), say('使用 2025-03 或 2025Q1', 'use 2025-03 or 2025Q1')),
  ZERO_TARGET: code(
    say('目标为 0 且无规则', 'target 0 without a rule'),
    say('无目标请留空，或设置零值规则', 'leave blank if no target, or set a zero rule'),
  ),
  NO_DIRECTION: code(
    say('指标方向未知', 'better direction unknown'),
    say('在指标库中设置指标方向', 'set higher or lower is better in the KPI list'),
  ),
  DUP_CONFLICT: code(say('同一主键的值不同', 'same key, different values'), say('保留其中一行', 'keep one row')),
  ORG_CYCLE: code(
    say('汇报关系成环', 'reporting line forms a circle'),
    say('更正所列汇报路径', 'correct the path shown'),
  ),
  RATER_UNKNOWN: code(
    say('考核人不在花名册中', 'rater not in the roster'),
    say('补充考核人；匿名请留空', 'add the rater, or leave blank if anonymous'),
  ),
  CONTROL_CHARS: code(say('含不可见字符', 'NUL or hidden characters'), say('删除不可见字符', 'remove them')),
  NO_VALUES: code(
    say('该行没有任何数值', 'a row without any value'),
    say('如应有数据，请补充', 'fill in the values if there should be some'),
  ),
  TOTAL_ROW: code(
    say('合计行', 'total row'),
    say('无需处理；合计不作为数据载入', 'nothing to do; a total is not loaded as data'),
  ),
  FOOT_ROW: code(say('表尾说明行', 'foot row'), say('无需处理', 'nothing to do')),
  REPEATED_HEADER: code(say('重复的表头', 'repeated header'), say('无需处理', 'nothing to do')),

  UTF_16: code(
    say('编码为 UTF-16', 'the encoding is UTF-16'),
    say('无需处理；建议今后导出为 UTF-8', 'nothing to do; UTF-8 is better next time'),
  ),
  ENCODING_DETECTED: code(
    say('编码由内容判断为 GB18030', 'the encoding was taken from the content: GB18030'),
    say('如文字有误，请在映射中写明 encoding', 'state the encoding in a mapping if text looks wrong'),
  ),
  SUSPICIOUS_TEXT: code(
    say('有些文字像是编码混淆后的乱码', 'some text looks as if its encoding had been confused before'),
    say('请核对姓名与部门名称，必要时重新导出', 'check names of people and units, and export again if they are wrong'),
  ),
  HIGH_ATTAINMENT: code(
    say('有完成率超过 1000%', 'some reported attainments are above 1000 %'),
    say('已按原值保留；请核对目标值与完成率的单位', 'kept as delivered; check the unit of targets and attainments'),
  ),
  MIXED_LINE_ENDS: code(say('混用多种换行', 'line ends of several kinds'), say('已统一处理', 'they were read alike')),
  TRAILING_DELIMITER: code(
    say('行尾有多余的分隔符', 'delimiters behind the last column'),
    say('空列已忽略', 'the empty cells were ignored'),
  ),
  TITLE_ROWS: code(
    say('表头上方有标题行', 'title rows above the header'),
    say('标题已保留为来源说明', 'the title is kept as provenance'),
  ),
  HIDDEN_SHEETS: code(
    say('隐藏的工作表已忽略', 'hidden sheets were ignored'),
    say('如需载入，请取消隐藏', 'show them if they should be loaded'),
  ),
  HIDDEN_ROWS: code(
    say('隐藏或筛选的行也已载入', 'hidden or filtered rows were loaded'),
    say('如不应载入，请删除', 'delete them if they should not be'),
  ),
  HIDDEN_COLUMNS: code(
    say('隐藏的列也已读取', 'hidden columns were read'),
    say('如不应读取，请删除', 'delete them if they should not be'),
  ),
  FORMULA_VALUES: code(
    say('公式单元格取其保存的结果', 'formula cells were read by their stored result'),
    say('如结果过时，请重新计算后保存', 'recalculate and save if they may be stale'),
  ),
  NEAR_HEADER: code(
    say('列名按近似名称理解', 'a header was read as a similar name'),
    say('如理解有误，请写映射文件', 'write a mapping if this is wrong'),
  ),
  FOLDED_HEADER: code(say('列名含全角字符', 'a header has full-width characters'), say('无需处理', 'nothing to do')),
  NO_UNIT: code(
    say('部分行没有部门', 'some rows name no unit'),
    say('这些行归入整个组织', 'they belong to the whole organisation'),
  ),
  UNKNOWN_WORD: code(
    say('有词语不在清单中', 'a word is not on its list'),
    say('在映射的 value_maps 中对应一次', 'map the word once under value_maps'),
  ),
  RATING_BY_GOAL: code(
    say(
      '评价列随指标而变，未作为个人评价载入',
      'a rating column differs from goal to goal and was not read as the rating of a person',
    ),
    say('如为个人评价，请每人每期只填一个值', 'give one value per person and period if it is one'),
  ),
  RATING_CONTRADICTS: code(
    say(
      '同一人同一周期的评价不一致，取第一个值',
      'rows of one person and period disagree about the rating; the first value stands',
    ),
    say('请核对并保留一个值', 'check them and keep one value'),
  ),
  RATING_UNREAD: code(
    say('有评价值无法读取，目标结果照常载入', 'a rating could not be read; the goal results of its row are loaded'),
    say('更正该列的值', 'correct the value in the column named'),
  ),
  DUP_RATING: code(
    say('两列评价含义相同，均未载入', 'two rating columns with one meaning; neither was read'),
    say('删除其中一列，或写映射文件', 'remove one of them, or write a mapping'),
  ),
  RATING_ORDER_ASSUMED: code(
    say('等级高低按通常顺序假定', 'the order of the rating levels is the usual one and was assumed'),
    say('如顺序有误，请在映射的 rating_scale 中写明', 'state rating_scale in a mapping if it is another one'),
  ),
  RATING_ORDER_LEARNT: code(
    say('等级高低由同行的总分得出', 'the order of the rating levels was learnt from the scores beside them'),
    say('如顺序有误，请在映射的 rating_scale 中写明', 'state rating_scale in a mapping if it is another one'),
  ),
  RATING_ORDER_REVERSED: code(
    say(
      '总分表明等级顺序与通常相反',
      'the scores say that the order of the rating levels is the reverse of the usual one',
    ),
    say(
      '请核对；如有误，请在映射的 rating_scale 中写明',
      'check it, and state rating_scale in a mapping if it is another one',
    ),
  ),
  RATING_ORDER_UNKNOWN: code(
    say('等级高低不明，等级未排序', 'nothing tells the order of the rating levels; they are kept without one'),
    say('请在映射的 rating_scale 中写明', 'state rating_scale in a mapping'),
  ),
  SAME_CONTENT: code(
    say('内容与此前的导入相同', 'the content equals an earlier import'),
    say('请确认不是重复交付', 'check that this is not the same delivery again'),
  ),
}
