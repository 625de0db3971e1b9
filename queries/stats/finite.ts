/**
 * Refuses values that are not numbers. A NaN compares as false with everything, so it would pass a test instead of stopping it.
 *
 * @param where  the function whose promise is broken, for the message
 */
export function requireFinite(values: ArrayLike<number>, where: string): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) throw new RangeError(`${where} needs finite numbers, got ${values[i]} at ${i}`)
  }
}
