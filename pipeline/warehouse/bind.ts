/** What binding needs of a prepared statement; the driver's own type fits. */
type Bindable = {
  parameterCount: number
  parameterName: (index: number) => string
  bindNull: (index: number) => void
  bindBoolean: (index: number, value: boolean) => void
  bindInteger: (index: number, value: number) => void
  bindDouble: (index: number, value: number) => void
  bindVarchar: (index: number, value: string) => void
}

/** Binds each `$name` of the statement. A key the statement does not use is ignored; a missing one is a broken promise. */
export function bindAll(statement: Bindable, params: Record<string, unknown>, source: string): void {
  // Parameters of a prepared statement are numbered from 1.
  for (let index = 1; index <= statement.parameterCount; index++) {
    const name = statement.parameterName(index)
    if (!Object.hasOwn(params, name)) throw new RangeError(`${source} needs a value for $${name}`)
    const value = params[name]
    if (value === null) statement.bindNull(index)
    else if (typeof value === 'string') statement.bindVarchar(index, value)
    else if (typeof value === 'boolean') statement.bindBoolean(index, value)
    else if (typeof value === 'number' && isInteger32(value)) statement.bindInteger(index, value)
    else if (typeof value === 'number') statement.bindDouble(index, value)
    else throw new RangeError(`${source}: $${name} is ${typeof value}, not text, number, boolean or null`)
  }
}

const isInteger32 = (value: number): boolean => (value | 0) === value
