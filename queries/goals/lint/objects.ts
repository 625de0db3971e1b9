import { uncoverNames, type Span } from './cover.ts'
import type { GoalReading } from './read-goal.ts'

/**
 * The stretch that shows a goal is about nothing in particular, or null. Two forms: a word for everything (各项指标, all KPIs,
 * 杜绝一切问题), and a measure without "of what" (满意度达到九成五, reach a 95 % completion rate): what is left when numbers,
 * times, verbs of change and little words are taken away is the bare name of a rate.
 */
export function genericObject({ lang, rest, quantities, event, normal }: GoalReading): Span | null {
  const everything = (lang === 'zh' ? HAN_EVERYTHING : ENGLISH_EVERYTHING).exec(rest)
  if (everything) return { start: everything.index, end: everything.index + everything[0].length }
  if (rest.length > LONGEST || event) return null
  // A covered name (一次交验, X200) says of what; 进一步 does not and is taken away with the little words.
  let bare = uncoverNames(rest, normal.low)
  for (const { start, end } of quantities) {
    // 无重大事故, 全员持证: the quantity itself says of what.
    const isNamed = end - start > 3 && /^[无零不全所人每各]/.test(rest.slice(start, end))
    if (lang === 'en' || (end - start <= LONGEST_NUMBER && !isNamed))
      bare = bare.slice(0, start) + ' '.repeat(end - start) + bare.slice(end)
  }
  const isShare = quantities.every(({ percent }) => percent)
  const isBare = lang === 'zh' ? isBareHan(bare) : isBareEnglish(bare, isShare)
  if (!isBare) return null
  const noun = (lang === 'zh' ? HAN_NOUN : ENGLISH_NOUN).exec(bare)
  return noun ? { start: noun.index, end: noun.index + noun[0].length } : { start: 0, end: rest.length }
}

/** The words of a bare measure in their place: the longest run of them that a reader would underline. */
const HAN_NOUN =
  /(?:任务|工作|指标|计划|目标|按时|整体|总体)*[\u4e00-\u9fff]{1,4}(?:率|度(?!过))|业绩|绩效|指标|任务|产出|成果|水平|能力|质量|得分|评分|成绩|增长|增幅|增速|kpi|效率|效益|成本|费用|服务|管理|产能|进度|人效|投入|支出|差错|问题/
const ENGLISH_NOUN =
  /\b(?:completion|satisfaction|efficienc|productivity|performance|growth|quality|result|success|accuracy|achievement|compliance|attainment|improvement|kpi|cost|expense|spend|expenditure|effectiveness|metric|target|goal|task|work|service|error|utili[sz]ation|participation|approval|pass|response|coverage|excellence|engagement|delivery|mistake|issue|problem|number|volume|score|progress|business)[a-z]*(?: rate| score| level)?/

/** A longer goal says more than a bare measure. */
const LONGEST = 120
/** A longer quantity is a phrase with its object (all forklifts inspected). */
const LONGEST_NUMBER = 8

const HAN_EVERYTHING =
  /(?:各项|各类|各部门|各单位|所有|全部|一切|任何|各方面|方方面面|\uE000{2})(?:的)?(?:工作|业务|核心|关键|考核|经营|管理|质量|安全|主要|kpi)?(?:指标|任务|工作|问题|错误|失误|事项|目标|事务|职责|kpi)(?!中|里)|全方位|(?:整体|总体|综合)(?:业绩|绩效|工作|指标|水平|能力|素质|管理)|(?:全面|整体)(?:提升|提高|增长|改善|完成|达标)(?=\d|\s|$|,|。)/
const HAN_FILL =
  /(成本)|(?:\uE000|\uE001|\uE002|同比|环比|提高|提升|增长|增加|达到|达成(?!率)|达(?![成标]率)|完成(?!率)|实现(?!率)|保持|维持|确保|力争|争取|努力|控制在|控制|降低|降至|降到|下降|减少|压降|压缩|缩减|不低于|不高于|不少于|不超过|超过|以上|以下|以内|之内|左右|至少|约|为|在|至|到|由|从|将|把|使|于|较|比|内|前|底|的|了|并|且|和|及|其|本|全|有|要|需|平均|总体|整体|全面|力|个|%|百分点|以|上|下|率先|大于|小于|等于|高于|低于|稳定|继续|进一步|大幅|显著|明显|再|均|都|部门|公司|个人|团队|自身|岗位|工作(?!量|日)|幅度|目标|中(?!国|心|标|层)|期间|[测考]评|调查|问卷|考核|抽查|检查中|!|\?|:|,|。|;|[<>=≥≤+~()、.-]|\s)+/g
const HAN_BARE =
  /^(?:(?:任务|工作|指标|计划|目标)?(?:完成|达成|达标|合格|准确|及时|满意|通过|优秀|参与|覆盖|执行|落实|好评|增长|优良|成功|响应|按时完成|完成及时)率|满意度|业绩|绩效|指标|任务|产出|成果|水平|能力|质量|得分|评分|成绩|考核得分|绩效得分|增幅|增长|增速|kpi|效率|效益|工作效率|成本|费用|服务|管理|产能|进度|分数|人效|数量|金额|规模|错误率|差错率|差错|投入|支出|问题)?$/

function isBareHan(bare: string): boolean {
  const left = bare.replace(HAN_FILL, (_, kept?: string) => kept ?? '')
  return HAN_BARE.test(left)
}

const ENGLISH_EVERYTHING =
  /\b(?:all|every|overall|each|any|the)\s(?:key |core |assigned |business |our |my |the |of our |performance |relevant |operational |departmental |team ){0,5}(?:kpis?|metrics?|indicators?|tasks?|targets?|goals?|objectives?|duties|areas|aspects|processes|problems|mistakes|errors|issues|activities|assignments|deliverables|measures)\b(?! (?:of|in|on|from|for|with|found|raised|open)\b)|\b(?:across the board|in every area|in all areas|everything)\b/
const ENGLISH_FILL = new Set(
  (
    'a an the our my your its their of to by in at for from and or with on over under above below within than least most up down is are be ' +
    'achieve achieves reach reaches attain attains hit hits get gets deliver delivers drive raise raises increase increases improve improves grow grows boost boosts ' +
    'maintain maintains keep keeps hold reduce reduces cut cuts lower lowers decrease decreases drop ensure ensures bring push move see meet meets ' +
    'exceed double triple halve percent per cent percentage points point pp further overall total average minimum maximum about approximately ' +
    'around more less new this that each every target score level levels rate rates we i will must should have has at least better high higher not no without ' +
    'team department company unit personal individual half third quarter twice two three five ten twenty year-end record complete secure show demonstrate post ' +
    'significantly substantially consistently strong solid every quarter x out survey poll review quarterly'
  ).split(' '),
)
const ENGLISH_BARE = new Set(
  (
    'completion satisfaction efficiency productivity performance growth quality results success accuracy achievement compliance attainment improvement ' +
    'kpi kpis costs cost expenses spend spending expenditure efficiencies effectiveness metrics targets target goals objectives objective kpi tasks work service error errors utilisation utilization participation ' +
    'approval pass response coverage excellence engagement delivery mistakes issues problems numbers volume scores progress business'
  ).split(' '),
)

function isBareEnglish(bare: string, isShare: boolean): boolean {
  const words = bare.match(/[a-z][a-z'-]*|\uE000+/g) ?? []
  const left = words.filter((word) => !ENGLISH_FILL.has(word))
  if (left.length === 0) return isShare
  return left.length <= 2 && left.every((word) => ENGLISH_BARE.has(word))
}
