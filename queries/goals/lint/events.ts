/**
 * Binary acceptance events: something is certified, licensed, released or accepted, or it is not. "Completed" alone is none:
 * 完成研发工作 leaves open when that is so.
 */
export function hasEvent(low: string, han: boolean, latin: boolean, isDated: boolean): boolean {
  return (han && HAN_EVENT.test(low)) || (latin && (ENGLISH_EVENT.test(low) || (isDated && ENGLISH_LAUNCH.test(low))))
}

const ANY = '[^,。;!?\\n]'
const HAN_EVENT = new RegExp(
  [
    `通过(?!加强|开展|优化|完善|提升|组织|培训|建立|实施|推进|强化|改进|不断|持续|定期|严格|各种|多种|调研|学习|引入|数字化)${ANY}{0,24}(?:验收|认证|审核|审计|评审|检查|评估|考试|复审|年检|鉴定|备案|测评|飞检|审批|审查|复评|考核|检定|认定|评级|等保|复核|答辩|查验|核查|督[察导查]|巡[察视]|稽查|抽检|检疫|飞行检查|体系|资格|许可|校验|注册|上会)(?=$|[,。;!?、()\\n \uE000-\uE002]|并|且|和|及|取|获|后|等级)`,
    `(?:取得|获得|获|拿到|拿下|换发|申领|办妥|办理完?成?|续办|续期|领取|完成)${ANY}{0,24}(?:认证|证书|资质|牌照|批文|批复|许可证?|执照|授权|备案|注册证|合格证|称号|资格证?|认定|等奖|产权证|不动产证|环评|安评|能评)(?!能力|水平|意识|率|管理)`,
    `(?:提交|出具|发布|印发|递交|报送|上报|公布|刊发|披露|呈报)${ANY}{0,24}(?:报告|报表|白皮书|年报|申报|申请|备案|标书|标准|指南|手册|规范|公告|目录|版本?|材料|论文|清单|制度|方案|意见书|预案|细则|办法|新规|审计)`,
    `(?:完成|实现|正式)${ANY}{0,24}(?:上线|验收|投产|申报|备案|许可|上市|挂牌|开业|竣工|封顶|并网|通车|投用|试运行|交割|报批|注册|签约|切换|汇算清缴|首飞|启用|交付使用|结项|结题|结案|报告|认证|审批|招标|交房|开工|签订|换证|审计|移交|评审|定稿|开园|开馆|开服)(?!能力|水平|工作|准备|率|质量|管理|须知|流程|要点|模板|台账|指引)`,
    `(?:上线|投产|竣工|封顶|并网|通车|投用|开业|挂牌|上市|开园|开馆|投运|点火|交房|首飞|下线|通航|启用)(?=$|[,。;并且\\uE001]|运行|使用|新|运营|试|[\\u4e00-\\u9fffa-z]{1,12}(?:系统|平台|模块|功能|版|小程序|app|门店|产线|项目))(?!率|后|前|以来|推广|能力)`,
    `(?:验收|认证|审核|评审|审批|备案|报批|年检|审计)(?:一次性?|全部|顺利|均|已)?(?:通过|合格|完成|完毕)(?!率)|申报完毕|签字确认|获批|无保留意见|过会|取得证|(?:拿证|取证)(?=$|[,。;!?、)\\n \uE000-\uE002]|上岗|率?达)`,
  ].join('|'),
)

/** What stands on paper about an event is not the event: a sign-off form, an acceptance checklist. */
const PAPER =
  'forms?|sheets?|templates?|checklists?|registers?|matri(?:x|ces)|logs?|procedures?|workflows?|lists?|books?|folders?|boards?|steps?|rules?|rota|criteria|trail|manual|database|calendar'
const GAP = String.raw`[^.;!?\n]{0,60}`
const ENGLISH_EVENT = new RegExp(
  [
    String.raw`\b(?:pass|obtain|renew|achieve|secure|gain|receive|earn|attain|retain|regain|complete|maintain|acquire|clear)\w*\b${GAP}\b(?:audits?|certificat\w+|certified|licen[cs]es?|licensure|accreditation|inspections?|registration|permits?|patents?|general availability|sign-?off|clearance|recertification|approvals?|planning permission|validation|qualification|acceptance tests?|site acceptance|designation|authori[sz]ation|re-?accreditation|chartership|go-live)\b(?! (?:readiness|culture|awareness|skills|requirements|process(?:es)?|standards|programme|${PAPER}))`,
    String.raw`\b(?:publish|releas|submit|issu|fil|lodg|sign)\w*\b${GAP}\b(?:reports?|general availability|application|certificat\w+|licen[cs]e|accounts|tax returns?|filings?|statements?|prospectus|white ?paper|annual review|to production|approval|patent|to the regulator|tender|bid|dossier|agreement|contract|documentation|handbook|guidelines?|curriculum|manual|policy|policies)\b`,
    String.raw`\b(?:file|submit|lodge|register)\b${GAP}\bwith the (?:fda|ema|sec|court|regulator|authority|authorities|ministry|registrar|registry|tax office|commission|agency|board|council|bank)\b`,
    String.raw`\b(?:go(?:es|ing)?(?<!\b(?:the|our|a|each|every|this|for|during|at|of) go)[- ]live|goes into production|commission(?:ed|ing)? and|certified|accredited|recertified|sign(?:ed)?[- ]off|unqualified opinion|clean audit|clean opinion|approved by|accepted by|in(?:to)? production|general availability|ISO certification)\b(?! (?:staff|employees|managers|professionals|readiness|support|${PAPER}))`,
    String.raw`\b(?:certificat\w+|licen[cs]es?|permits?|accreditation|approvals?|clearance|patents?|registration) (?:is |was |are |were |been )?(?:obtained|granted|renewed|issued|gained|secured|awarded|in place)\b|\b(?:audits?|inspections?) passed\b|\b(?:reports?|accounts|tax returns?|prospectus) (?:published|submitted|filed|lodged)\b`,
  ].join('|'),
)
/** A dated launch or opening happens or does not; without a date it is an intention. */
const ENGLISH_LAUNCH =
  /(?:^|\b(?:and|to|will) |[,;\uE001] ?)(?:launch|open|ship|deploy|commission|inaugurate|switch on|hand over|top out|energi[sz]e)\s(?:(?:the|a|an|our|its)\s)?(?:[a-z\uE000'-]+\s){0,4}?(?:website|site|app|portal|platform|system|product|store|branch|service|module|version|feature|engine|plant|line|clinic|ward|shop|factory|hotel|route|campus|showroom|warehouse|office|tower|hub|centre|center|depot|marketplace|intranet|course|edition|model|update|release|facility|unit|bridge|terminal|restaurant|flats|homes|building|wing|lab|laboratory|substation|website)s?\b/
