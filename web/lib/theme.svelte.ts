import { darkPalette, lightPalette } from '#queries/palette.ts'
import type { Palette } from '#queries/define.ts'

export type Theme = 'system' | 'light' | 'dark'
export const THEMES: readonly Theme[] = ['system', 'light', 'dark']

/** The reader's theme: the one choice that is kept on the device and not in the address, because it changes no number. */
class ThemeChoice {
  choice = $state<Theme>(stored())
  systemIsDark = $state(matchMedia('(prefers-color-scheme: dark)').matches)

  constructor() {
    matchMedia('(prefers-color-scheme: dark)').addEventListener(
      'change',
      (event) => (this.systemIsDark = event.matches),
    )
  }

  get isDark(): boolean {
    return this.choice === 'dark' || (this.choice === 'system' && this.systemIsDark)
  }

  get palette(): Palette {
    return this.isDark ? darkPalette : lightPalette
  }

  /** Pictures and paper are always light. */
  readonly paper: Palette = lightPalette

  choose(theme: Theme) {
    this.choice = theme
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
    try {
      if (theme === 'system') localStorage.removeItem('theme')
      else localStorage.setItem('theme', theme)
    } catch {
      // Storage is switched off: the choice lasts until the page is closed.
    }
  }
}

function stored(): Theme {
  const theme = document.documentElement.dataset.theme // set by static/theme.js before the first paint
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

export const theme = new ThemeChoice()
