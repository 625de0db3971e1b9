import type { Lang } from '#queries/locale.ts'

/** What a typed comment says of people that the data do not hold. */
export const WORDINGS = ['attitude', 'person', 'falsified', 'rating', 'standing', 'threat', 'excuse', 'remedy'] as const
export type Wording = (typeof WORDINGS)[number]
/** `start` and `end` are places in the text as typed (UTF-16), so that a page can underline the words. */
export type WordingFinding = { code: Wording; start: number; end: number }

/**
 * Words of a comment that judge people, for a suggestion that the writer may decline (words.md §5). Terms that are also said of things
 * (差, 落后, poor) count only beside a word for people, so that “网络差” and "poor network" pass; the word itself is matched, not its parts
 * (差距, 懒加载). At most one finding for the same words, in the order of the text.
 */
export function wordingOf(text: string): WordingFinding[] {
  const found = PATTERNS.flatMap(({ code, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({ code, start: match.index, end: match.index + match[0].length })),
  )
  const inOrder = found.toSorted((a, b) => a.start - b.start || b.end - a.end)
  return inOrder.filter((one, i) => !inOrder.slice(0, i).some((before) => one.start < before.end))
}

/** What could be written instead, in the language of the reader. `cause` is what the evidence points to, where it is known. */
export function rephrase({ code }: Pick<WordingFinding, 'code'>, lang: Lang, cause: string | null = null): string {
  if (code !== 'remedy') return SUGGESTIONS[code][lang]
  if (lang === 'zh')
    return cause === null ? '先看证据指向什么原因，再写与之匹配的措施。' : `证据指向${cause}。要写上与之匹配的措施吗？`
  return cause === null
    ? 'What does the evidence point to? Name the remedy that fits it?'
    : `Evidence points to ${cause}. Name the remedy that fits it?`
}

const SUGGESTIONS: Record<Exclude<Wording, 'remedy'>, Record<Lang, string>> = {
  attitude: {
    zh: '这句话把结果归因于个人态度，证据中没有这一项。要改成观察到的事实吗？例：“本月外呼次数由{a}降至{b}。”',
    en: 'This blames attitude; the evidence has no such item. Rephrase as what was seen? Example: "Calls this month fell from {a} to {b}."',
  },
  person: {
    zh: '这是对人的结论。可写：“缺少哪项决定或资源？由哪个职能答复？”',
    en: 'This is a conclusion about a person. You could write: "Which decision or resource is missing, and which function answers?"',
  },
  falsified: {
    zh: '可写：“{指标}集中在 100%，请核对填报。”',
    en: 'You could write: "{KPI} is heaped at 100%; please check the entries."',
  },
  rating: {
    zh: '可写：“评分尺度不一致，请先对齐标准。”',
    en: 'You could write: "Scale use differs; align the standard first."',
  },
  standing: {
    zh: '可写差距与区间，并限于可比组：“{部门}待支持：低于目标{差距}。”',
    en: 'Write the gap with its range, among comparable units: "{unit} needs support: {gap} below target."',
  },
  threat: {
    zh: '可写“改进”或“沟通”，并写明公司提供什么支持。',
    en: 'Write "improve" or "talk", and say what the company offers.',
  },
  excuse: {
    zh: '可写“反映的困难”，并写明由哪个职能答复。',
    en: 'Write "reported difficulty", and which function answers.',
  },
}

const PEOPLE =
  '(?:员工|下属|同事|人员|团队|小组|班组|组员|成员|部门|经理|主管|领导|组长|店长|总监|负责人|他们|她们|你们|他|她|这(?:个|些|帮)人|那(?:个|些|帮)人|能力|水平|素质|态度|表现|执行力|责任心|业绩)'
/** Between the people and the judgement: adverbs, but no other noun. */
const HOW =
  '(?:的?(?:人|能力|水平|素质|态度|表现|执行力|责任心|业绩))?(?:就是|都是|一直|总是|确实|真的|真|很|太|最|比较|有点|都|也|还|是|最为|老是)*'

const PATTERNS: { code: Wording; pattern: RegExp }[] = [
  {
    code: 'attitude',
    pattern:
      /(?:就是|都是|总是|一直|根本|太|很)?(?:不(?:够)?(?:努力|用心|上心|上进|负责任|负责|积极|尽力|尽心|敬业|想干|愿意干|配合)|没有?(?:责任心|上进心|责任感)|态度(?:有)?(?:问题|不好|不端正|消极|恶劣)|偷懒|懒惰|懒散|懒得(?:做|干|管)|摸鱼|躺平|混日子|磨洋工|吃白饭|敷衍了?事?|推卸责任|拖后腿)/g,
  },
  { code: 'attitude', pattern: new RegExp(`${PEOPLE}${HOW}懒`, 'g') },
  {
    code: 'attitude',
    pattern:
      /\b(?:(?:just |simply |really )?(?:do|does|did)(?:n[’']?t| not) (?:care|try|bother|want to work)|(?:is|are|was|were) (?:not|n[’']t) (?:even )?trying|can[’']?t be bothered|(?:they|he|she|we|people|staff|team|group|employees?|reps?|workers?|managers?)(?:[’']re|[’']s| is| are| was| were)? (?:just |simply |too |so |really )*(?:lazy|careless|unmotivated|uncommitted)|lazy (?:people|staff|team|employees?|workers?|group|bunch)|(?:bad|poor|wrong) attitude|attitude problem|no (?:work ethic|commitment)|slack(?:ers?|ing off))\b/gi,
  },
  {
    code: 'person',
    pattern:
      /(?:换|撤|调走|拿下)(?:掉|了)?(?:一)?(?:个|位|名)?(?:经理|主管|领导|负责人|组长|店长|总监|部长|人)(?=$|[，。；！!,.;\s]|就|才|会|能|就好)|(?:能力|水平|人)(?:太|很|就是|都)?(?:不行|不够|太低|有限)|不称职|不胜任|问题员工|低绩效者|(?:没用|无能|废物|蠢|笨)(?=的|，|。|！|$)|责任人(?:是|就是|为)|(?:都怪|全怪|就怪|怪)(?:他|她|他们|经理|主管|员工|小组)|(?:是|都是)(?:他|她|他们|经理|主管|员工)的(?:错|问题|责任)/g,
  },
  { code: 'person', pattern: new RegExp(`${PEOPLE}${HOW}差(?![距异别额值错旅评分点一不])`, 'g') },
  {
    code: 'person',
    pattern:
      /\b(?:(?:replace|change|swap|sack|fire|get rid of|remove) (?:the |this |that |their |its )?(?:manager|boss|leader|supervisor|head|team|people|him|her|them)|(?:a |another )?new (?:manager|boss|leader) (?:will|would|should|could|is)|incompetent|incapable|useless (?:people|staff|team|manager)|stupid|(?:poor|low|bottom|weak) performers?|under-?performers?|dead weight|culprits?|(?:is|are) to blame|(?:their|his|her|the manager[’']s) (?:own )?fault)\b/gi,
  },
  {
    code: 'falsified',
    pattern:
      /(?:数据|数字|报表|业绩|结果)?(?:肯定|一定|明显|绝对|都|全)?(?:是|在)?(?:弄虚作假|造假|作假|假的|凑数|编的|编造|虚报|注水)|\b(?:(?:fak(?:e|ed|ing)|cook(?:ed|ing)|fudg(?:ed|ing)|invent(?:ed|ing)|mak(?:e|ing) up) (?:the |their )?(?:data|numbers?|figures?|books)|cheat(?:s|ed|ing|ers?)?|fraud)\b/gi,
  },
  {
    code: 'rating',
    pattern: /打分不公(?:平|正)?|乱打分|(?:经理|主管|领导|他|她)(?:就是|太|很)?偏心|\b(?:unfair|biased) raters?\b/gi,
  },
  {
    code: 'standing',
    pattern: /垫底|末位|倒数第[一二三\d]+|排名(?:靠后|最后|太低)|\b(?:laggards?|worst (?:team|people|staff))\b/gi,
  },
  { code: 'standing', pattern: new RegExp(`${PEOPLE}${HOW}落后(?!的?(?:设备|工艺|系统|产能))`, 'g') },
  {
    code: 'threat',
    pattern:
      /淘汰(?=$|[，。；！!,.;\s]|他|她|一|几|掉|末|人)|劝退|开除|辞退|约谈|(?:限期|必须|要求.{0,6})整改|\bdismiss (?:him|her|them|people|the)\b/gi,
  },
  { code: 'excuse', pattern: /(?:找|都是|全是|就是|只是)?借口|\b(?:mak(?:e|ing)|just|only|full of|no) excuses?\b/gi },
  {
    code: 'remedy',
    pattern:
      /(?:加强|多|再|组织|安排)?(?:一次|几次|一下)?培训(?:一下|他们|她们|一次|几次)?(?:就|便|就能|就可以|一定能?|肯定能?|能|可以)(?:好|行|解决|提高|改善|搞定)[^，。；]{0,4}|\b(?:(?:more |some )?training (?:will|would|should|can) (?:fix|solve|cure|sort)\b[^.,;]{0,20}|(?:just )?(?:train|coach) them (?:and|until))/gi,
  },
]
