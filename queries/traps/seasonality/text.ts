import type { Text } from '#queries/locale.ts'
import { formatExact } from '#queries/words/format.ts'
import type { TrapText } from '../define.ts'
import { risePerYear } from './toy.ts'

export const text: Text<TrapText> = {
  zh: {
    title: '季节性误判为趋势',
    question: '看起来的上升或下降，是不是每年同期都会出现？',
    finding: () => '每年同期都会如此，请与去年同期比较。',
    change: '与去年同期比较之后，变化仍然存在',
    decision: '旺季奖励、淡季追问：把每年都会来的高峰当成进步，把每年都会来的低谷当成退步。',
    todo: '由经营分析或财务部门改用同比，或先扣除季节再看趋势；目标按月分解时也按季节分配。',
    lookalike: '多年稳定上升而没有同期规律、只出现一次的促销，都不属于这种情况；已经与去年同期相比的结论不受影响。',
    reading: '实线是各期平均差距，虚线是“每年同期的水平加上趋势”。两条线贴得越近，起伏越是每年重复的季节。',
    source:
      '数据陷阱规则 3（解读）；季节 Mann–Kendall 见 Hirsch, Slack & Smith 1982，按秩比较见 Kruskal & Wallis 1952。',
    counted: '期',
    effect: { label: '季节振幅（以指标的离散为单位）', print: (effect) => formatExact(effect, 'zh', 2) },
    facts: {
      amplitude: '季节振幅（最高与最低同期差距的一半）',
      noise: '扣除季节与趋势后的起伏（标准差）',
      cycles: '完整年数',
      season_p: '同期比较的 p',
      trend_p: '不看季节的趋势 p',
      seasonal_trend_p: '只与同期相比的趋势 p',
      highest: '最高的同期（一年中的第几期）',
      lowest: '最低的同期（一年中的第几期）',
    },
    reasons: {
      season: '每年重复的季节',
      season_as_trend: '季节看起来像趋势',
      as_company: '与全公司的季节相同',
      of_one_unit: '来自一个单位的季节',
    },
    params: { amplitude: '季节振幅（以指标的离散为单位）', fewest: '每期至少人数' },
    toy: {
      intro: '每年六月最低、十二月最高，三年一模一样，没有任何趋势。拖动看到的月份数，看趋势线怎样下结论。',
      slider: '从六月起看到的月份数',
      says: (seen) =>
        `看 ${seen} 个月，趋势线每年${signed(risePerYear(seen), '上升', '下降')}个百分点；每年同期相比，变化是 0。`,
    },
  },
  en: {
    title: 'Season read as trend',
    question: 'Does what looks like a rise or fall happen every year at the same time?',
    finding: () => 'This happens every year at this time; compare with the same season.',
    change: 'the change is still there when each period is compared with the same season',
    decision:
      'The high season is rewarded and the low one questioned: a peak that comes every year is taken for progress, and a trough that comes every year for decline.',
    todo: 'Business analysis or finance compare with the same period of last year, or take the season off before reading a trend; targets by month follow the season too.',
    lookalike:
      'A steady rise over years without a pattern of the year, and a campaign that happened once, are not this; a comparison with the same period of last year is not touched.',
    reading:
      'The solid line is the mean gap of each period, the dashed one the level of its season with the trend. The closer they run, the more the ups and downs repeat every year.',
    source:
      'Data-trap rules 3 (reading); seasonal Mann–Kendall: Hirsch, Slack & Smith 1982, comparison by ranks: Kruskal & Wallis 1952.',
    counted: 'periods',
    effect: {
      label: 'Seasonal amplitude (in scales of the KPI)',
      print: (effect) => formatExact(effect, 'en', 2),
    },
    facts: {
      amplitude: 'Seasonal amplitude (half the way from lowest to highest season)',
      noise: 'Scatter without season and trend (SD)',
      cycles: 'Whole years',
      season_p: 'p of the comparison of seasons',
      trend_p: 'p of a trend, seasons ignored',
      seasonal_trend_p: 'p of a trend, seasons compared with themselves',
      highest: 'Highest season (number in the year)',
      lowest: 'Lowest season (number in the year)',
    },
    reasons: {
      season: 'a season that repeats every year',
      season_as_trend: 'a season that looks like a trend',
      as_company: 'the season of the whole company',
      of_one_unit: 'the season of one unit',
    },
    params: { amplitude: 'Seasonal amplitude (in scales of the KPI)', fewest: 'Fewest people in a period' },
    toy: {
      intro:
        'Lowest every June, highest every December, three years alike and no trend at all. Drag how many months are seen and watch what the trend line concludes.',
      slider: 'Months seen, from June on',
      says: (seen) =>
        `After ${seen} months the trend line ${signed(risePerYear(seen), 'rises ', 'falls ')} points a year; compared with the same season the change is 0.`,
    },
  },
}

const signed = (value: number, up: string, down: string) => `${value < 0 ? down : up}${Math.abs(value).toFixed(1)}`
