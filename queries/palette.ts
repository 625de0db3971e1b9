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

/** How one part of a stack is drawn: its fill, the text on it, and a hatch in `ink` where lightness alone would be too little. */
export type PartColour = { fill: string; ink: string; isHatched: boolean }

/**
 * The four parts of a shortfall, from dark to light (on paper; the reverse on a dark ground): what is the system's in one hue,
 * individuals in another that says neither good nor bad, fluctuation hatched grey.
 */
export function partColours(
  palette: Palette,
): Record<'common' | 'conditions' | 'individual' | 'fluctuation', PartColour> {
  return palette.surface === darkPalette.surface
    ? {
        common: { fill: '#b5ece6', ink: '#10161f', isHatched: false },
        conditions: { fill: '#4fb3aa', ink: '#10161f', isHatched: false },
        individual: { fill: '#7d62a8', ink: '#ffffff', isHatched: false },
        fluctuation: { fill: '#2c3644', ink: '#e8ecf2', isHatched: true },
      }
    : {
        common: { fill: '#0a4a46', ink: '#ffffff', isHatched: false },
        conditions: { fill: '#257f79', ink: '#ffffff', isHatched: false },
        individual: { fill: '#b79bdc', ink: '#18202b', isHatched: false },
        fluctuation: { fill: '#e6eaf0', ink: '#18202b', isHatched: true },
      }
}
