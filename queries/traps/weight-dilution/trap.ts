import { z } from 'zod'
import { formatPercent } from '#queries/words/format.ts'
import { defineTrap, LEVEL_AND_SPLIT } from '../define.ts'
import { bars } from '../draw/bars.ts'
import { judge } from './judge.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const scheme = z.object({
  unit_id: z.string(),
  n_people_of_unit: z.number().int(),
  scheme: z.string().nullable(),
  n_cards: z.number().int().nullable(),
  n_people: z.number().int().nullable(),
  n_kpis: z.number().nullable(),
  effective: z.number().nullable(),
  largest: z.number().nullable(),
  smallest: z.number().nullable(),
  share_many: z.number().nullable(),
  share_flat: z.number().nullable(),
  share_small: z.number().nullable(),
  first_period: z.string().nullable(),
  last_period: z.string().nullable(),
  shown_key: z.string().nullable(),
  kpi_id: z.string().nullable(),
  name_zh: z.string().nullable(),
  name_en: z.string().nullable(),
  n_items: z.number().int().nullable(),
  n_people_of_kpi: z.number().int().nullable(),
  part: z.number().nullable(),
  gap_z: z.number().nullable(),
  is_exempt: z.boolean().nullable(),
})

const other = { zh: '个人目标', en: 'Goals of their own' }

/**
 * Is there a focus in what people are appraised by? (traps 4) More than eight KPIs in a scheme, a scored KPI below 5 %, an effective
 * number 1/Σw² above 7, or the lowest weight on the KPI with the largest gap. A property of the scheme, so there is no test; never
 * more than a note, so it blocks nothing.
 */
export default defineTrap({
  slug: 'weight-dilution',
  family: 'target',
  version: 1,
  unitKind: 'department',
  blocks: LEVEL_AND_SPLIT,
  needs: ['goal_result.weight'],
  params: z.object({
    most: z.number().int().min(3).max(50).default(8),
    small: z.number().min(0.005).max(0.2).default(0.05),
    flat: z.number().min(3).max(50).default(7),
    cards: z.number().min(0.1).max(1).default(0.5),
    gap_share: z.number().min(0.3).max(0.95).default(0.5),
    gap: z.number().min(0.2).max(5).default(1),
    fewest: z.number().int().min(5).max(100).default(5),
  }),
  queries: { schemes: scheme },
  check: ({ schemes }, params) =>
    [...Map.groupBy(schemes, ({ unit_id }) => unit_id)].map(([unit_id, rows]) => judge(unit_id, rows, params)),
  chart: (seen, context) => {
    const print = (part: number) => formatPercent(part, context.lang)
    return bars(context, text[context.lang].finding(seen), {
      bars: seen.evidence.rows.map(({ name_zh, name_en, weight, is_gap }) => ({
        name: String((context.lang === 'zh' ? name_zh : name_en) ?? other[context.lang]),
        value: Number(weight),
        text: print(Number(weight)),
        isMarked: is_gap === true || (seen.status !== 'pass' && Number(weight) < 0.05),
      })),
      reference: { value: 0.05, text: print(0.05) },
      print,
    })
  },
  text,
  toy,
})
