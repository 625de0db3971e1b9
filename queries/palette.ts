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
