import type { Prepared } from './prepare.ts'

/**
 * One standard deviation: the spread of the values of comparison subjects within a period, pooled over the periods. With fewer than
 * five of them, all subjects before their start.
 *
 * @returns null where nothing varies
 */
export function spreadOf({ arms, controls, periods }: Prepared): number | null {
  const few = controls.length < FEWEST
  let [squares, df] = [0, 0]
  for (let t = 0; t < periods; t++) {
    const values = arms
      .filter(({ placed }) => !placed || (few && t < placed.from))
      .map((arm) => arm.values[t]!)
      .filter((value) => !Number.isNaN(value))
    if (values.length < 2) continue
    const mean = values.reduce((sum, value) => sum + value / values.length, 0)
    squares += values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
    df += values.length - 1
  }
  return df > 0 && squares > 1e-12 * df ? Math.sqrt(squares / df) : null
}

const FEWEST = 5
