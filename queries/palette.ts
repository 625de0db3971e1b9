import type { Palette } from './define.ts'

/** Text on surface ≥ 4.5 : 1, graphics ≥ 3 : 1 in each set. Orange below, blue above, grey within: told apart in grey by lightness too. */
export const lightPalette: Palette = {
  ink: '#18202b',
  quiet: '#566173',
  line: '#d3d9e2',
  surface: '#ffffff',
  below: '#b4500f',
  above: '#1c62a8',
  within: '#717c8d',
  accent: '#0f6b66',
  target: '#7a3e9d',
}
export const darkPalette: Palette = {
  ink: '#e8ecf2',
  quiet: '#a3aebd',
  line: '#364152',
  surface: '#161c26',
  below: '#f0a060',
  above: '#79b4f2',
  within: '#8d99aa',
  accent: '#5cc4bc',
  target: '#c79be6',
}

/** How one part of a stack is drawn: its fill, the text on it, and the colour of its diagonal hatch, if it has one. */
export type PartColour = { fill: string; ink: string; hatch: string | null }

/**
 * The four parts of a shortfall, from dark to light (on paper; the reverse on a dark ground): what is the system's in one hue,
 * individuals in another that says neither good nor bad, fluctuation hatched grey.
 */
export function partColours(
  palette: Palette,
): Record<'common' | 'conditions' | 'individual' | 'fluctuation', PartColour> {
  return palette.surface === darkPalette.surface
    ? {
        common: { fill: '#b5ece6', ink: '#10161f', hatch: null },
        conditions: { fill: '#4fb3aa', ink: '#10161f', hatch: null },
        individual: { fill: '#7d62a8', ink: '#ffffff', hatch: null },
        fluctuation: { fill: '#2c3644', ink: '#ffffff', hatch: '#465365' },
      }
    : {
        common: { fill: '#0a4a46', ink: '#ffffff', hatch: null },
        conditions: { fill: '#257f79', ink: '#ffffff', hatch: null },
        individual: { fill: '#b79bdc', ink: '#18202b', hatch: null },
        fluctuation: { fill: '#eef1f5', ink: '#18202b', hatch: '#bcc5d1' },
      }
}

/** Diagonal lines for the `decal` of an ECharts bar: told from a plain segment without colour. */
export const hatched = ({ hatch }: PartColour) =>
  hatch === null
    ? {}
    : {
        decal: { symbol: 'rect', color: hatch, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 },
      }
