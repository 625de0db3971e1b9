/** The part of JSON Schema that parameters of an analysis use. */
export type JsonSchema = { properties?: Record<string, JsonProperty> }
type JsonProperty = {
  type?: string | string[]
  enum?: unknown[]
  anyOf?: JsonProperty[]
  default?: unknown
  description?: string
}

export type FormField = {
  name: string
  description: string
  kind: 'choice' | 'number' | 'text'
  choices: string[]
  fallback: string | null
}

/** One field for each parameter; a nullable one is optional, and its default is what an empty field means. */
export function readForm(schema: JsonSchema): FormField[] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const parts = [property, ...(property.anyOf ?? [])]
    const choices = parts.flatMap((part) => part.enum ?? []).map(String)
    const isNumber = parts.some(({ type }) => type === 'number' || type === 'integer')
    return {
      name,
      description: property.description ?? '',
      kind: choices.length > 0 ? 'choice' : isNumber ? 'number' : 'text',
      choices,
      fallback: property.default === null || property.default === undefined ? null : String(property.default),
    }
  })
}
