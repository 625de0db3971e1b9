import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { figure, FONT_SIZE, legend, silentAxis, sizeOf, tickLines } from '#queries/figure.ts'
import { niceTicks } from '#queries/stats/ticks.ts'

/** Share or number in one class; `isMarked` is the class that the finding speaks of. `other`: the same class elsewhere. */
export type Class = { name: string; value: number; other?: number | null; isMarked?: boolean }

/** Upright bars, one a class, with the same classes of the others beside them where they are known. */
export function histogram(
  context: ChartContext,
  label: string,
  {
    classes,
    names,
    print,
  }: { classes: readonly Class[]; names: { here: string; others: string }; print: (value: number) => string },
): EchartsFigure {
  const { palette } = context
  const { width, isNarrow } = sizeOf(context)
  const hasOthers = classes.some(({ other }) => other != null)
  const ticks = niceTicks(0, Math.max(1e-9, ...classes.flatMap(({ value, other }) => [value, other ?? 0])), 4)
  const every = Math.max(1, Math.ceil((classes.length * LABEL) / Math.max(1, width - LEFT - 16)))
  const column = (name: string, data: object[], color: string) => ({
    type: 'bar',
    name,
    data,
    itemStyle: { color },
    barGap: '10%',
    barCategoryGap: '20%',
  })
  return figure(context, label, {
    legend: hasOthers ? legend(context, [names.here, names.others]) : { show: false },
    grid: { top: hasOthers ? (isNarrow ? 48 : 36) : 16, bottom: 28, left: LEFT, right: 16, outerBoundsMode: 'none' },
    xAxis: {
      type: 'category',
      data: classes.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.quiet, fontSize: FONT_SIZE, interval: every - 1 },
    },
    yAxis: silentAxis(ticks),
    series: [
      {
        ...column(
          names.here,
          classes.map(({ name, value, isMarked }) => ({
            value,
            name: `${names.here} · ${name}\n${print(value)}`,
            itemStyle: { color: isMarked ? palette.below : palette.accent },
          })),
          palette.accent,
        ),
        markLine: tickLines(context, 'yAxis', ticks, print),
      },
      ...(hasOthers
        ? [
            column(
              names.others,
              classes.map(({ name, other }) => ({
                value: other ?? null,
                name: `${names.others} · ${name}\n${other == null ? '' : print(other)}`,
              })),
              palette.within,
            ),
          ]
        : []),
    ],
  })
}

const LEFT = 56
const LABEL = 46
