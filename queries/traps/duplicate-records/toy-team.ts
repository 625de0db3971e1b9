/** Attainment of a made team, in percent. */
export const attainments = [82, 88, 91, 94, 97, 140] as const

/** The mean when the highest result is there `times` times. */
export const meanWith = (times: number): number => {
  const highest = Math.max(...attainments)
  const sum = attainments.reduce((total, one) => total + one, 0)
  return (sum + (times - 1) * highest) / (attainments.length + times - 1)
}

export const merged = meanWith(1)
