import type { Palette } from '#queries/define.ts'
import { partColours, type PartColour } from '#queries/palette.ts'
import type { PartCode } from './text.ts'

/** One look for each part in both panels; the mix is hatched, so that it is told from the units themselves without colour. */
export function partFills(palette: Palette): Record<PartCode, PartColour> {
  const { conditions, individual, fluctuation } = partColours(palette)
  return {
    rate: conditions,
    mix: { ...individual, hatch: palette.surface },
    membership: { fill: palette.within, ink: palette.surface, hatch: null },
    rest: fluctuation,
  }
}
