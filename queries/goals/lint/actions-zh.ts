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
  /修订|修改|修编|梳理|重新设计|重新(?!认识)|重[画写做排编拍录印制绘译算铺装漆刷设建织焊浇]|重构|改造|改版|改建|改装|翻新|翻修|改写|更新(?!换代|迭代|能力|速度)|补写|补录|编写|编制|编印|编纂|撰写|起草|拟定|拟订|制定|制订|制作|绘制|辅导|带教|轮训|建立(?!健全)|搭建|(?<!班|小|专)组建|筹建|新建|建成|建设(?=[\u4e00-\u9fff]{2,12}(?:系统|平台|库|室|站|中心|基地|线|房|馆|区|网))|迁移|搬迁|替换|更换|置换|引入|引进|上线|(?<!上级|决策|工作|战略|统一)部署(?=[\u4e00-\u9fffa-z])|开发(?!区|商|力|能力)|设计(?!院|师|部|感|能力|水平|质量|思维|理念|语言|之美|创新|美学)|测试|试点|试行|试种|试用|合并|拆分|拆除|关闭|关停|清理|清查|盘点|安装|加装|升级|整合(?!资源|能力)|汇总|归档|公布|发布|启用|推行|实施(?!效果)|开展(?=[\u4e00-\u9fff]{2,20}(?:调研|调查|评估|审计|演练|测试|排查|普查|比选|盘点|访谈|试点|复盘|测评|体检|竞赛|招标|招聘|宣讲|轮训|自查|自检|互查|抽查|抽检|消杀|义诊|巡诊|摸底|路演|比武|清点|会诊))|组织(?=[\u4e00-\u9fff]{2,20}(?:演练|考试|竞赛|评审|会|活动|测试|体检|比武|招聘|宣讲|研讨|观摩|调研|复盘|轮训|演习))|召开|举办|招募|选聘|采购(?!部|成本|管理|质量|效率|水平|工作|人员|流程|周期)|签订|签署|对接|接入|录制|录入|拍摄|印制|张贴|设立|设置|增设|开设|开通|开辟|停用|淘汰(?=[\u4e00-\u9fff]{0,8}(?:设备|机型|系统|产能|车辆|锅炉))|报废|移植|嫁接|栽种|播种|消毒|清洗|校准|标定|检修|大修|翻译|标注|建档|复盘|访谈|走访|排查|核对|核查|核实|比对|对账|盘查|重组|划分|调整(?=[\u4e00-\u9fff]{2,14}(?:班次|排班|布局|结构|表|岗位|时间|路线|线路|顺序|流程|价格|方案|制度))|简化|精简|取消|合署|统一(?=[\u4e00-\u9fff]{2,14}(?:模板|编码|格式|口径|标识|表单|术语|规则|标准))|编排|轮岗|复核|铺设|敷设|扩建|疏浚|加固|粉刷|布置|投放|上架|下架|外包|招标|谈判|重谈|复种|轮作|开具|测算|测绘|核算(?=[\u4e00-\u9fff]{2,10}成本)|推出(?=[\u4e00-\u9fff]{2,})|检查(?!工作|力度)|(?<!合理|科学|统筹|妥善|精心|周密|服从)安排(?=[\u4e00-\u9fff]{4,})|点检|清[点洁扫运淤]|测量|丈量|化验|送检|[取抽留]样|整理|[发派]放|寄送|修剪|采摘|嫁接|喷[洒涂药]|浇筑|焊接|埋设|吊装|切割|打磨|开挖|回填|润滑|除[锈尘草虫]|保养|封存|搬[运入到]|码放|裁剪|缝制|晾晒|烘干|腌制|装[箱订裱]|分拣|称重|校对|抄录|扫描|剪辑|布展|撤展|悬挂|[种补]植|施肥|接种|投喂|放养|捕捞|催缴|登记|造册|编号|排[班课]|迁[到至入]|换[成装发证]|补办|注销|撤[销除]|腾退|回收|变卖|转让|[续退]租|租用|订购|定制|改(?:用|到|为|成|走)(?=[\u4e00-\u9fff])|实行(?=[\u4e00-\u9fff]{2})|在[\u4e00-\u9fff\uE000]{2,12}?(?:增加|加设|放置|摆放|砌|搭|贴|挂|种|铺|画|立|喷)|(?<![走办搞])[\u4e00-\u9fff](?:完(?![成善整美备])|掉(?![队以]))(?=[\u4e00-\u9fff]{2})|[装修摆贴焊挂]好(?=[\u4e00-\u9fff]{2})|疏通(?!关系)|[织缝]补|砌筑?|铺[装好]|[录种编写画](?=一(?!流|线|体|起|批|片|份力)[\u4e00-\u9fff]{2})|调换|对调|互换|轮换|画好?(?=[\u4e00-\u9fff]{1,8}[线图表位])|给[\u4e00-\u9fffa-z0-9\uE000]{2,12}?(?:换|装|加|贴|刷|铺|配|画|修|补|涂|盖|焊|接|备)|将[\u4e00-\u9fff]{2,16}(?:改为|纳入|移至|并入|迁至|转为)|把[\u4e00-\u9fffa-z0-9 \uE000]{2,16}?(?:改为|改成|换成|换为|换掉|改用|纳入|移至|移到|并入|迁至|转为|写进|写入|贴)/g

/** Heads of an object that nobody can see or hold. */
const ABSTRACT_HEAD =
  /(?:水平|能力|素质|素养|文化|形象|氛围|工作|事务|意识|精神|理念|关系|竞争力|影响力|凝聚力|执行力|战斗力|创新力|效率|质量|效果|效益|价值|优势|作风|思想|环境|信心|口碑|品牌|观念|活力|力度|任务|事项|面貌|印象|信任|默契|风气|态度|服务|管理|发展|合作|沟通|协作|建设|进度|进展|过程|合力|动力|局面|成效|实效|满意度|体验|能级|层次|格局|基础|根基|保障|支撑|支持|机会)$/
/** Adjectives that fit any plan: with them the object is empty. */
const EMPTY_OBJECT =
  /^(?:健全|完善|了|起|好|一个|一套|一支|一批|\uE000)*(?:良好|切实可行|科学|合理|有效|相关|高效|各项|各类|长效|优秀|完善|健全|规范|和谐|先进|可行|高素质|专业化|学习型|积极向上|系统化?|全面|现代化?)(?:的)?[\u4e00-\u9fff的]{0,10}$/
/** 群众满意的, 标杆, 精品, 有温度的, 之风: praise in the place of a description. */
const PRAISED_OBJECT =
  /满意的|放心的|一流|精品|标杆|典范|样板(?=工程|项目|科室|店|团队|单位|市|区$)|卓越|极致|无愧|力作|有(?:温度|情怀|深度|灵魂|内涵|格局|担当|力量|态度|品位|灵气|高度|影响力|竞争力|吸引力|感染力|生命力|特色)的|叫得响|叫好|响当当|铁军|过硬|(?:^|的)好(?:文章|产品|节目|故事|作品|项目|团队|课|剧|戏|书|菜|房子|学校)|新篇|佳话|丰碑|传奇|经典$|(?:城市|亮丽|金字|闪亮|新|形象)名片|高地$|(?:沟通|友谊|合作|连心|交流|信息)的?(?:桥梁?|纽带)|之[风作光路魂美]$|华章|蓝图$|爆款|惊艳|优质|丰富多彩|形式多样|多姿多彩|精彩|高水平|高规格|精良/
/** In front of a verb they make it an attitude (坚持阳光采购); each of them can be said of anything. */
const SLOGAN =
  /追求|崇尚|秉持|秉承|坚守|坚持(?!每|按|逐|定)|敬畏|热爱|弘扬|讲好|传承|践行|恪守|彰显|争做|争当|勇于|敢于|善于|致力|力求|铸就|倡导|铭记|牢记|胸怀|心怀|心系|心存|匠心|真情|不忘|引领|奋力|点亮|照亮|打动|温暖|赋能|筑梦|书写|谱写/
/** 强化设计, 规范采购: right behind a verb of improvement the action is the name of a field. */
const FIELD_BEFORE =
  /(?:提升|提高|加强|强化|优化|改进|规范|抓好|抓实|做好|重视|注重|深化|创新|改善|增强|促进|保障|支持|配合|推动|夯实|扩大|加大|增加|稳定)$/
const BARE_OBJECT =
  /^(?:了|好|完|掉|出|起|并|及)*(?:的)?(?:新产品|产品|工作|相关|制度|流程|计划|方案|措施|体系|机制|培训|项目|任务|活动|系统|标准|资源|问题|目标|规划|管理|业务|团队|会议|文件|资料|材料|人员|员工)?$/

/** A concrete verb with an object that is neither abstract nor empty. */
export function concreteActionZh(rest: string): boolean {
  CONCRETE.lastIndex = 0
  for (let found = CONCRETE.exec(rest); found; found = CONCRETE.exec(rest)) {
    // 通过培训提升技能: what stands behind 通过 is the means, not the goal.
    if (/通过[\u4e00-\u9fff]{0,3}$/.test(rest.slice(Math.max(0, found.index - 5), found.index))) continue
    if (SLOGAN.test(clauseBefore(rest, found.index)) || FIELD_BEFORE.test(rest.slice(Math.max(0, found.index - 2), found.index))) continue // prettier-ignore
    const from = found.index + found[0].length
    const object = objectAfter(rest, from)
    if (SLOGAN.test(object)) continue
    if (BARE_OBJECT.test(object)) {
      // 把旧座椅换掉: the object stands between.
      if (/^[把将给]/.test(found[0]) && !PRAISED_OBJECT.test(found[0])) return true
      // 任职资格标准修订: the object may stand in front of its verb.
      const before = objectBefore(rest, found.index)
      const isCompleted = clauseBefore(rest, found.index).includes('完成')
      if (before.length >= (isCompleted ? 2 : 4) && !ABSTRACT_HEAD.test(before) && !VAGUE_LEAD.test(before)) return true
      continue
    }
    if (!ABSTRACT_HEAD.test(object) && !EMPTY_OBJECT.test(object) && !PRAISED_OBJECT.test(object)) return true
  }
  return false
}

const VAGUE_LEAD =
  /落实|贯彻|执行|完善|提高|提升|加强|改善|优化|努力|大力|强化|推进|深化|夯实|打造|增强|促进|确保|做好|加大/
/** 三个班组的管理水平: counted, and still nothing that can be seen. */
export const endsAbstract = (rest: string): boolean =>
  ABSTRACT_HEAD.test(rest.replace(/[,。;!?\s]+$/, '').replace(CHANGE_BEHIND, ''))
/** 得到明显改善, 更加紧密: the change that is said of the object. */
const CHANGE_BEHIND =
  /(?:(?:(?:得到|有所|获得|有)(?:明显|显著|较大|很大|极大|根本|全面|大幅|持续|不断|进一步|切实|有效)?|明显|显著|较大|很大|极大|根本|全面|大幅|持续|不断|进一步|切实|有效)(?:地|的)?(?:改善|提升|好转|优化|加强|提高|缓解|解决|增强|改观|控制|规范|理顺|下降|保障|完善)|(?:更加|更为|更趋|日益|日趋|愈加|愈发|越来越|越发|进一步)[\u4e00-\u9fff]{1,4})$/

const STOP = /[,。;:!?、\n\uE001()]|并|以及|同时|从而|以便|以(?=提|增|减|降|保|满)|为了/

function objectAfter(rest: string, from: number): string {
  const clause = rest.slice(from, from + 40)
  const stop = STOP.exec(clause)
  return (stop ? clause.slice(0, stop.index) : clause).trim()
}

function clauseBefore(rest: string, to: number): string {
  const clause = rest.slice(Math.max(0, to - 24), to)
  return clause.slice(clause.search(/[^,。;:!?、\n\uE001()]*$/))
}

function objectBefore(rest: string, to: number): string {
  return clauseBefore(rest, to)
    .replace(/^(?:完成|开展|组织|进行|加以|对|将|把)+/, '')
    .replace(/(?:的|进行)$/, '')
    .trim()
}
