import type { Span } from './cover.ts'

/** Verbs that can be said of anything. */
const VAGUE =
  /提高|提升|加强|改善|优化|努力|积极|大力|进一步|争取|确保|做好|强化|完善|推进|深化|夯实|打造|增强|促进|健全|加大|配合|协助|支持|维护|保持|保障|落实|推动|扩大|拓展|抓好|抓实|发挥|重视|关注|参与|负责|负起|树立|营造|巩固|跟进|协调|管控|管好|规范|创新|丰富|激发|践行|统筹|改进|充分|严格|全面|做到|服务好?|完成|执行|处理|解决|学习|发扬|弘扬|凝聚|提供|坚持|贯彻|注重|牢固|深入|切实|降低|减少|增加|实现|达到|配齐|做强|做大|做优/
export function vagueVerbZh(rest: string): Span | null {
  const found = VAGUE.exec(rest)
  return found && { start: found.index, end: found.index + found[0].length }
}

/** Verbs after which something exists, is changed or is gone; a colleague can see whether it happened. */
const CONCRETE =
  /修订|修改|修编|梳理|重新设计|重新(?!认识)|重构|改造|改版|改建|改装|翻新|翻修|改写|重写|更新(?!换代|迭代|能力|速度)|补写|补录|重做|重排|重编|编写|编制|编印|编纂|撰写|起草|拟定|拟订|制定|制订|制作|绘制|辅导|带教|轮训|建立(?!健全)|搭建|(?<!班|小|专)组建|筹建|新建|建成|建设(?=[\u4e00-\u9fff]{2,12}(?:系统|平台|库|室|站|中心|基地|线|房|馆|区|网))|迁移|搬迁|替换|更换|置换|引入|引进|上线|(?<!上级|决策|工作|战略|统一)部署(?=[\u4e00-\u9fffa-z])|开发(?!区|商|力|能力)|设计(?!院|师|部|能力|水平|质量)|测试|试点|试行|试种|试用|合并|拆分|拆除|关闭|关停|清理|清查|盘点|安装|加装|升级|整合(?!资源|能力)|汇总|归档|公布|发布|启用|推行|实施(?!效果)|开展(?=[\u4e00-\u9fff]{2,20}(?:调研|调查|评估|审计|演练|测试|排查|普查|比选|盘点|访谈|试点|复盘|测评|体检|竞赛|招标|招聘|宣讲|轮训))|组织(?=[\u4e00-\u9fff]{2,20}(?:演练|考试|竞赛|评审|会|活动|测试|体检|比武|招聘|宣讲|研讨|观摩|调研|复盘|轮训|演习))|召开|举办|招募|选聘|采购(?!部|成本|管理|质量|效率|水平|工作|人员|流程|周期)|签订|签署|对接|接入|录制|录入|拍摄|印制|张贴|设立|设置|增设|开设|开通|开辟|停用|淘汰(?=[\u4e00-\u9fff]{0,8}(?:设备|机型|系统|产能|车辆|锅炉))|报废|移植|嫁接|栽种|播种|消毒|清洗|校准|标定|检修|大修|翻译|标注|建档|复盘|访谈|走访|排查|核对|核查|核实|比对|对账|盘查|重组|划分|调整(?=[\u4e00-\u9fff]{2,14}(?:班次|排班|布局|结构|表|岗位|时间|路线|线路|顺序|流程|价格|方案|制度))|简化|精简|取消|合署|统一(?=[\u4e00-\u9fff]{2,14}(?:模板|编码|格式|口径|标识|表单|术语|规则|标准))|编排|轮岗|复核|铺设|敷设|扩建|疏浚|加固|粉刷|布置|投放|上架|下架|外包|招标|谈判|重谈|复种|轮作|开具|测算|测绘|核算(?=[\u4e00-\u9fff]{2,10}成本)|推出(?=[\u4e00-\u9fff]{2,})|将[\u4e00-\u9fff]{2,16}(?:改为|纳入|移至|并入|迁至|转为)|把[\u4e00-\u9fff]{2,16}(?:改为|改成|换成|换为|换掉|改用|纳入|移至|移到|并入|迁至|转为|写进|写入|贴)/g

/** Heads of an object that nobody can see or hold. */
const ABSTRACT_HEAD =
  /(?:水平|能力|素质|素养|文化|形象|氛围|工作|事务|意识|精神|理念|关系|竞争力|影响力|凝聚力|执行力|战斗力|创新力|效率|质量|效果|效益|价值|优势|作风|思想|环境|信心|口碑|品牌|观念|活力|力度|任务|事项|面貌|印象|信任|默契|风气|态度|服务|管理|发展|合作|沟通|协作|建设|进度|进展|过程|合力|动力|局面|成效|实效|满意度|体验|能级|层次|格局|基础|根基|保障|支撑|支持|机会)$/
/** Adjectives that fit any plan: with them the object is empty. */
const EMPTY_OBJECT =
  /^(?:健全|完善|了|起|好|一个|一套|一支|一批|\uE000)*(?:良好|切实可行|科学|合理|有效|相关|高效|各项|各类|长效|优秀|完善|健全|规范|和谐|先进|可行|高素质|专业化|学习型|积极向上|系统化?|全面|现代化?)(?:的)?[\u4e00-\u9fff的]{0,10}$/
const BARE_OBJECT =
  /^(?:了|好|完|出|起|并|及)*(?:的)?(?:新产品|产品|工作|相关|制度|流程|计划|方案|措施|体系|机制|培训|项目|任务|活动|系统|标准|资源|问题|目标|规划|管理|业务|团队|会议|文件|资料|材料|人员|员工)?$/

/** A concrete verb with an object that is neither abstract nor empty. */
export function concreteActionZh(rest: string): boolean {
  CONCRETE.lastIndex = 0
  for (let found = CONCRETE.exec(rest); found; found = CONCRETE.exec(rest)) {
    // 通过培训提升技能: what stands behind 通过 is the means, not the goal.
    if (/通过[\u4e00-\u9fff]{0,3}$/.test(rest.slice(Math.max(0, found.index - 5), found.index))) continue
    const from = found.index + found[0].length
    const object = objectAfter(rest, from)
    if (BARE_OBJECT.test(object)) {
      // 任职资格标准修订: the object may stand in front of its verb.
      const before = objectBefore(rest, found.index)
      if (before.length >= 4 && !ABSTRACT_HEAD.test(before) && !VAGUE_LEAD.test(before)) return true
      continue
    }
    if (!ABSTRACT_HEAD.test(object) && !EMPTY_OBJECT.test(object)) return true
  }
  return false
}

const VAGUE_LEAD =
  /落实|贯彻|执行|完善|提高|提升|加强|改善|优化|努力|大力|强化|推进|深化|夯实|打造|增强|促进|确保|做好|加大/
/** 三个班组的管理水平: counted, and still nothing that can be seen. */
export const endsAbstract = (rest: string): boolean => ABSTRACT_HEAD.test(rest.replace(/[,。;!?\s]+$/, ''))

const STOP = /[,。;:!?、\n\uE001()]|并|以及|同时|从而|以便|以(?=提|增|减|降|保|满)|为了/

function objectAfter(rest: string, from: number): string {
  const clause = rest.slice(from, from + 40)
  const stop = STOP.exec(clause)
  return (stop ? clause.slice(0, stop.index) : clause).trim()
}

function objectBefore(rest: string, to: number): string {
  const clause = rest.slice(Math.max(0, to - 24), to)
  const stop = clause.search(/[^,。;:!?、\n\uE001()]*$/)
  return clause
    .slice(stop)
    .replace(/^(?:完成|开展|组织|进行|加以|对|将|把)+/, '')
    .replace(/(?:的|进行)$/, '')
    .trim()
}
