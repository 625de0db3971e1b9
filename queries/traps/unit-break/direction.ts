/**
 * Names of measures of which less is better, and of those of which more is better. A name that says what was done about the thing
 * ("complaints handled in time", "cost savings") turns its meaning, so it says nothing here; nor does one with signs of both.
 */
const LESS_IS_BETTER =
  /成本|差错|缺陷|周期|投诉|退货|返工|逾期|事故|离职率|流失率|报废|故障率|不良率|停机|延误|延期|损耗|\b(?:costs?|defects?|cycle time|lead time|complaints?|errors?|rework|overdue|accidents?|incidents?|churn|attrition|scrap|downtime|delays?)\b/i
const MORE_IS_BETTER =
  /合格率|及时率|准时率|准确率|达标率|通过率|覆盖率|利用率|周转率|增长率|满意度|完成率|达成率|得分|评分|销售额|营业收入|净利润|\b(?:revenue|sales|profit|satisfaction|on[- ]time|yield|completion|accuracy|compliance|coverage|utili[sz]ation|conversion|retention|growth|score)\b/i
const TURNS_IT =
  /节约|节省|降低|下降|减少|改善|处理|解决|关闭|修复|回收|清理|消除|预防|控制|闭环|响应|检出|发现|识别|管控|回访|追回|零|不满意|未完成|\b(?:sav(?:ed|ings?)|reduc\w+|resol\w+|handl\w+|clos\w+|fix\w+|recover\w+|detect\w+|remov\w+|prevent\w+|avoid\w+|lost|missed|free|control\w*)\b/i

/** Which way its name suggests, or null where it says nothing clear. */
export function directionOfName(name: string): 'higher' | 'lower' | null {
  if (TURNS_IT.test(name)) return null
  const [less, more] = [LESS_IS_BETTER.test(name), MORE_IS_BETTER.test(name)]
  return less === more ? null : less ? 'lower' : 'higher'
}
