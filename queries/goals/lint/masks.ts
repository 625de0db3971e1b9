import { NAME, cover } from './cover.ts'
import { RANKED_IN } from './quantities-en.ts'

/**
 * Covers names and idioms that look like quantities or dates: standards, versions, product codes, lines and wards, phases,
 * hotlines, idioms with numerals (goals.md 2). A word list alone would fail on the next industry; most patterns are forms:
 * letters with digits, a label noun with a number, a numeral with a hyphen.
 *
 * @param low lower case; @param plain the same with capitals
 */
export function coverNames(low: string, plain: string, han: boolean, latin: boolean): string {
  let text = low
  if (MARKUP_SIGN.test(text)) text = cover(text, MARKUP, NAME)
  const digits = /\d/.test(text)
  if (digits) {
    text = cover(text, NUMBERING, NAME)
    text = cover(text, FIXED, NAME)
    if (latin) {
      text = cover(text, LABEL, NAME, (match, start) => start === 0 && isVerbOf(text, match))
      text = cover(text, STANDARD, NAME)
      text = cover(text, CODE, NAME, (match, start) => isQuantityToken(text, match, start))
      text = cover(text, DIGIT_LETTER, NAME, (match, start) => !isCapitalCode(plain, match, start))
    }
    if (latin) text = cover(text, HYPHENED, NAME)
    if (han) text = cover(text, HAN_PLACE, NAME)
    if (han && latin) text = cover(text, MOVED_IN_HAN, NAME)
    if (han && latin) text = cover(text, LATIN_IN_HAN, NAME, (_, start) => /[A-Z]/.test(plain[start + 1]!))
  }
  if (latin) text = cover(text, ENGLISH_IDIOM, NAME)
  if (han) text = cover(text, HAN_IDIOM, NAME)
  return text
}

const MARKUP_SIGN = /[<@]|:\/\/|&[a-z#]/
/** Tags, addresses, entities. */
const MARKUP = /<\/?[a-z!][^<>]{0,200}>|https?:\/\/[^\s，。；]{1,300}|[\w.+-]{1,64}@[\w.-]{1,120}|&#?[a-z0-9]{1,8};/g

/** 1. 2) (3) in front of a part. */
const NUMBERING = /(?:^|(?<=[\n;,。;:]\s?))\(?\d{1,2}(?:[)、](?!\d)|[.](?![\d]))|(?<![\da-z\u4e00-\u9fff])\(\d{1,2}\)/g

const FIXED = new RegExp(
  [
    String.raw`24\s?[/x×*]\s?7|7\s?[/x×*]\s?24(?:小时)?|(?<!\d)996(?!\d)|(?<!\d)(?:80/20|20/80)(?!\d)`,
    String.raw`24\s?-?hours? (?=hotline|service|coverage|support|cover|a day|operation|helpline|desk|emergency|store|reception)`,
    String.raw`24小时(?=不间断|值班|值守|服务|热线|营业|制|在线|监控|自助|便利|门诊|急诊|接待|运行|客服)`,
    String.raw`365天(?!内)|360\s?(?:°|度)?\s?-?(?:degree)?\s?(?=评估|环评|评价|考评|反馈|feedback|review|appraisal|view|assessment|度)`,
    String.raw`(?<!\d)\d{3,6}(?=热线|专线|客服|平台|工单|服务热线|hotline)`,
    String.raw`industry 4\.0|工业4\.0|web ?[23](?:\.0)?|office 365|windows \d{1,2}|(?<!\d)3[ -]?d (?=print)`,
    String.raw`\d{1,3}(?:st|nd|rd|th) percentile|第\d{2}百分位`,
    String.raw`\d{1,3}(?:\.\d{1,3}){1,3}(?=\s?版|\s(?:release|version|update|upgrade)\b)|\d\.0(?=时代|模式|战略|系统|平台|计划|体系|工程|转型)|(?<![\d.])(?:985|211)(?=高?校|院校|大学|毕业)|\d{2,4}强(?=企业|客户|公司)|(?<!\d)[6-9]0后|(?<!\d)[09][05]后|[7七]\s?[天日]无理由|1\s?\+\s?[xn](?![a-z])|1\s?(?:对|v|:|-on-)\s?1(?!\d)|1号(?=位|工程|文件|课题)`,
    String.raw`(?<![\d.])[248]k(?=[\u4e00-\u9fff]|\s(?:projectors?|screens?|displays?|tvs?|cameras?|video|monitors?|cinema|footage)\b)(?!元|单|件|人|台|个|户|条|次)`,
    String.raw`(?=no)(?<=\b(?:at|be|is|are|as|rank|remain|become|stay|the) )no\. ?\d(?!\d)(?!${RANKED_IN})|\bno(?<!\b(?:at|be|is|are|as|rank|remain|become|stay|the) no)\. ?\d{1,4}\b`,
    String.raw`(?<!\d)1[89]\d\d年(?:的|代|版|款)?|(?<=\b(?:the|a|an|our|its|their|this|of) )1[89]\d\d(?=\s[a-z]+(?!s)[a-z]\b)`,
    String.raw`\b\d{1,2}x\d{1,2}s?(?=\s[a-z])`,
    String.raw`\b(?:fortune|ftse|s&p) \d{3}\b|\b401\(?k\)?|\b10-[kq]s?\b|\b[34]pls?\b|\b5[- ]whys?\b|\b2fa\b`,
    String.raw`[〔\[(（]20\d\d[〕\])）]\s?\d{1,4}\s?号|\d{1,4}号(?=文|令|公告|通知|文件)`,
  ].join('|'),
  'g',
)

/** Nouns that carry a number as a name. Comparing words before and units after tell levels reached from levels named. */
const LABEL =
  /\b(?:lines?|buildings?|wards?|rooms?|gates?|terminals?|platforms?|tiers?|phases?|stages?|scopes?|types?|class(?:es)?|categor(?:y|ies)|zones?|blocks?|routes?|bays?|halls?|floors?|versions?|articles?|sections?|modules?|chapters?|docks?|severity|priority|pillars?|grades?|steps?|lanes?|runways?|hangars?|theatres?|plants?|sheds?|silos?|fields?|furnaces?|kilns?|boilers?|reactors?|key stage|years?(?= \d{1,2} (?:pupils?|students?|classes|maths|english|science|[a-z]{4,} (?:scheme|syllabus|curriculum|exam|test|results?|class|set|cohort)))|(?<=\bthe )year|aisles?|berths?|piers?|annex(?:es)?|appendix|clauses?|rules?|level)\s?(?:no\.?\s?)?#?(?:\d{1,3}[a-z]?(?![\d.,]*\d|\s?%|\s?(?:percent|points?|pp|hours?|days?|minutes?|times|units|per)\b)|(?:one|two|three|four|five|six|ii|iii|iv)\b)(?:\s?(?:,|and|&|to|-|–|or)\s?\d{1,3}[a-z]?\b(?!\s?%|\s(?:[a-z]+s|percent|bookings?|a)\b))?/g

/** Plant 40 trees, stage 4 concerts: at the beginning and before a plural the label noun is a verb. */
const isVerbOf = (text: string, match: string): boolean =>
  /^(?:plant|stage|field|route|block|grade|zone|class|type|step|dock|shed|article)\b/.test(match) &&
  /^(?:\s[a-z-]+){0,2}\s[a-z]+s\b/.test(text.slice(match.length))

const STANDARD =
  /\b(?:iso(?:\/iec|\/ts)?|iec|ieee|iatf|din|gb(?:\/t)?|bs(?: en)?|ansi|astm|ohsas|ifrs|ias|asc|soc|pci(?: |-)dss|cmmi|nfpa|cfr|wcag|basel|rfc|tls|itil|en|mil-std|sa|as|ts|hl7|gdp|bts|nist|tapa|brc|brcgs|haccp|cobit|togaf|sap|s\/4hana|python|java|php|node|angular|react|oracle|ios|android|psd|mifid|crd|level)\s?-?\s?(?:\d{1,6}(?:[.:-]\d{1,4})*|type ii?\b|ii+\b)(?:\s?(?:type|level|part)\s?(?:\d+|i+))?(?!\s?%|\d)/g

/** A token that begins with letters and holds digits: x200, p99, co2, covid-19. */
const CODE = /(?<![a-z0-9$€£¥])[a-z]{1,12}[-/.]?\d[a-z0-9]*(?:[.\-/][a-z]*\d[a-z0-9]*)*/g
const NOT_CODE =
  /^(?:(?:fy|cy|cw|kw|wk|w(?=\d{1,2}\b)|week|day|sprint|mid|late|early|pre|post|sub|plus|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|to|by|from|of|at|than|under|over|least|most|top|about|below|above|within|until|and|or|x(?=[1-9]\b)|rmb|usd|cny|eur|gbp|hkd|jpy|sgd|aud|cad|inr|aed|chf|rs|rm|us|nps|csat|oee|roe|roi|roa|gmv|dau|mau|wau|dso|dpo|dio|pue|ltv|cac|arr|mrr|arpu|eps|ces|fcr|aht|mttr|mtbf|otif|cpi|spi|ppm)[-/.]?\d|q[1-4](?!\d)|h[12](?!\d))/
const UNIT_AFTER = /^\s?(?:%|‰|万|亿|元|个|分|天|家|人|件|次|人次|台|吨|小时|倍|percent\b|points?\b)/

function isQuantityToken(text: string, match: string, start: number): boolean {
  return NOT_CODE.test(match) || UNIT_AFTER.test(text.slice(start + match.length, start + match.length + 8))
}

/** 5S, 3C, 4S, 5A: digits and one capital that is no unit of quantity. */
const DIGIT_LETTER = /(?<![a-z0-9.,$€£¥])\d{1,3}[a-z](?![a-z0-9%+])(?:管理|现场|整理)?/g
const isCapitalCode = (plain: string, match: string, start: number): boolean =>
  /^\d+[ACDEFGPRSUVXYZ]/.test(plain.slice(start, start + match.length)) || /[\u4e00-\u9fff]$/.test(match)

/** 90-day, 30-60-90, 3-shift as names; a 15-minute response or a 10-point rise are quantities. */
const HYPHENED =
  /(?<![\d.$€£¥])\d{1,3}(?:-\d{1,3})?-(?!point|percent|pp\b|fold|hour|minute|second|day (?:response|turnaround|resolution|delivery|lead|wait|cycle|payment|average|target|sla|limit|reply|processing)|star rating|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{2,}(?:-[a-z]+)*/g

const ENGLISH_NUMBER = 'one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty-four|thirty|sixty|ninety'
const ENGLISH_IDIOM = new RegExp(
  `(?<![a-z])(?:${[
    String.raw`\b(?:${ENGLISH_NUMBER}|multi)-(?!point|percent|fold|thirds?|fifths?|quarters?|digit|figure|hundred|thousand|million|hour|minute|second|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b)[a-z]+(?:-[a-z]+)*`,
    String.raw`\btwenty-four[ -]seven\b|\bnine to five\b|\bone of\b|\bat one\b|\bone another\b|\b(?:six|three) sigma\b|\bbig (?:three|four|five)\b|\bfour eyes\b|\bone (?:team|voice|another|place|company|culture|roof)\b|\bone-\w+`,
    String.raw`\b(?:first|second|third|fourth)-[a-z]+(?:-[a-z]+)*|\b(?:first|second|third) (?:contact|line|party|parties|hand|shift|aid|language|class|floor|time|pass|call|response|generation|tier|level)\b`,
    String.raw`\bdouble[- ](?:check|sided|down|entry|glazing|dose|loop)\w*|\bhalf[- ](?:day|hearted|baked)\b|\btriple[- ](?:bottom|a\b)`,
    String.raw`\b(?:daily|weekly|monthly|annual(?:ly)?|annualised|annualized) (?:active|recurring|leave)\b`,
    String.raw`\bnet zero (?=strategy|roadmap|plan)|\bzero[- ](?:based|trust|tolerance|hours?|rated|sum|blame)\b|\bzero[- ][a-z]+(?=\s(?:culture|mindset|approach|policy|philosophy|attitude|programme|thinking)\b)`,
    String.raw`\b(?:year|month|quarter)-?\s?end (?:clos(?:e|ing)|accounts|process|reports?|reporting|inventory|party|bonus|reviews?)\b`,
  ].join('|')})`,
  'g',
)

const HAN_DIGIT = '[一二三四五六七八九十百千万两双]'
/** Places and machines: a number or numeral with a noun that is named by number, not counted. */
const HAN_PLACE =
  /第\d{1,4}(?=[\u4e00-\u9fff])(?!名|位|季|周|天|日|年|月|的|以|时|学|大|个|百分)|(?<!月|月的)\d{1,4}号(?=[\u4e00-\u9fff])(?![前之以内起止晚早完到开发提交召上下])|\d{1,4}(?:#|号)(?=线|楼|厂|车间|仓|库|井|炉|机|门|地块|院|店|站|码头|泊位|塔|泵|窑|矿|桥|馆|厅|演播|影厅|展厅|会议|教室|宿舍|食堂|餐厅|看台|门诊|手术|病区|站台|滑道|球场|泳池|索道|闸口|地铁站|工位|温室|大棚|窗口|岗|园|地铁|公路|航站楼|堆|罐|棚|田|高炉|标段|服务器|闸|船|平台|电梯|生产线|产线|装置|锅炉)|\d{1,3}(?=车间|分厂|厂区|楼(?!盘)|栋|幢|期(?:项目|工程|上线|建设|厂房|平台|系统|规划|扩建|改造|基地|厂)|线城市|级(?!以上)(?:医院|等保|响应|预警|保护|公路|市场|库)|类(?:疫苗|器械|地区|城市|证|户)|号线|中队|大队|支队|标段|分队|年级|班级)/g

/** From one version to another: 从ELK 7迁到ELK 8. */
const MOVED_IN_HAN =
  /(?<=从\s?)[a-z]{2,} ?\d{1,3}(?=\s?(?:迁|切|换|改))|(?<=(?:迁[到至]|迁移[到至]|切换?[到至为]|换[成为]|改用|替换为)\s?)[a-z]{2,} ?\d{1,3}(?:\.\d)?(?![\d%.]|\s?[万亿个台套件])/g
/** Selenium 3脚本, Vue 2页面: a name with its version; NPS 60 is all capitals, Top 3 a rank. */
const LATIN_IN_HAN =
  /(?<![a-z])(?!top|level|score|rating|min|max|sprint|week|day)[a-z]{2,} ?\d{1,2}(?:\.\d)?(?=[\u4e00-\u9fff])(?!%|个|家|次|起|件|份|项|场|单|台|套|人|位|名|天|条|分|万|亿|元|月|年|周|季|小时|以|左右|倍|号|日|级)/g

const HAN_IDIOM = new RegExp(
  [
    String.raw`${HAN_DIGIT}(?![个家名位项条次年月天周日季台套份件场人分成倍番\d一二三四五六七八九十百千万亿])(?![几余多来])[\u4e00-\u9fff]${HAN_DIGIT}(?!个|家|名|位|项|条|次|天|周|季|台|套|份|件|场)[\u4e00-\u9fff]`,
    String.raw`千家万户|万家(?=灯火)|(?<=践行|落实|牢记|坚持|做到|贯彻|树[立牢]|增强|强化|深化|恪守|弘扬)[两二三四五六七八九十](?:个|项|种|大|有)[\u4e00-\u9fff]{2}(?=$|[,。])|千方百计|万无一失|百分百(?![%\d])|双微一抖|十分(?!钟|之|以)|一心一意|一次性|一次(?:交验|合格|通过|成功|检验|直通|装配|提交|送检|报检|验收|修复|焊接|合格率)`,
    String.raw`二次(?!以上)|三次采油|[三四]轮(?:车|驱动|定位|摩托)|三方(?:协议|支付|平台|物流|检测|机构|评估)?|第三方|第一时间|第一线|第一责任\S?|一线|一流|一切|一定|进一步|统一|一致|一系列|一体|一站式|一把手|一揽子|一站|一网|一票|一键|一刀切|一如既往|始终如一|唯一|专一|单一|万一|一旦|一方面|一同|一直|一贯|一律|一般|一些|(?<![过多于少生现])一起|一支|一批|一种|一样|一并|一经`,
    String.raw`[两二三四五六七八九十](?:票制|化融合|会一课|重一大|不两直|同时|违|农|包|甲|级|班倒|个代表|个意识|个自信|个维护|个责任|个确立|个规定|项制度改革|金|线城市|餐|件套|轮车|位一体|手抓|新|大|通一平|期(?:项目|工程|上线|建设|厂房|平台|系统|规划|扩建|改造|基地|厂)|次(?:元|供水|开发|销售|加工|污染|创业))`,
    String.raw`(?<!完成|新增|建成|交付|改造|[一二三四五六七八九十])[一二三四五六七八九十]{1,6}(?:号[\u4e00-\u9fff]|标段|车间|分厂|工厂|级|楼|栋|幢|期(?:项目|工程|上线|建设|厂房|平台|系统|规划|扩建|改造|基地|厂)|年级)|(?:销售|市场|研发|业务|工程|客户|项目|营销|投资|审计|事业|编辑|制作|生产|采购|运营)[一二三四五六七八九十]{1,6}部`,
    String.raw`[一二三四五六七八九十两双\d](?:天|班|日|周|级|轨|元|部|票|员)(?:[\u4e00-\u9fff]{1,2})?制(?![定作造订图])`,
    String.raw`(?<![每本下上])(?:周|星期)(?:[一二三四五六日天](?=例会|会|早会|晚会|班|市集|场|门诊)|末(?=值|班|轮|加班|门诊|市集|场))`,
    String.raw`[千百万]人(?:计划|工程|大会|行动)|百强|百年|百日(?!内)|百货|千亿级|百亿级|[一二三四五六七八九十两]年(?=行动|规划|计划|战略|制)|\d年(?=行动|规划|计划|战略|制)`,
    String.raw`第(?:[一二三四五六七八九十百]{1,6}|\d+)(?:期|届|批|次|章|条|款|轮|阶段|部分|梯队|曲线|类|方|课堂|党支部|支部|个|版|卷|册|集|辑|稿|代|回|页|讲|课|站|层|幕|场|单元|篇|封|套|组|号|项|家|座|台|车间|标段|小学|中学|医院|人民医院|分公司|工厂|餐厅|食堂|监区|学区|片区)`,
    String.raw`[日月周]活(?!动)|月活跃|日活跃|[一二三四五六七八九十两\d]班[一二三四两\d](?:倒|运转)`,
  ].join('|'),
  'g',
)
