import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

export const REPORT_FONT = 'Noto Sans SC'

const require = createRequire(import.meta.url)
const folder = '@expo-google-fonts/noto-sans-sc'

/** Noto Sans SC, Regular and Bold (SIL Open Font License 1.1): the only font of the report, embedded as a subset. */
export function reportFonts(): { regular: Buffer; bold: Buffer } {
  return {
    regular: readFileSync(require.resolve(`${folder}/400Regular/NotoSansSC_400Regular.ttf`)),
    bold: readFileSync(require.resolve(`${folder}/700Bold/NotoSansSC_700Bold.ttf`)),
  }
}
