/** A text as a SQL literal. For file paths and ids of our own making, where a statement takes no parameters. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** The expression that a file reads as an ordered list of files. */
export const literals = (texts: string[]): string => `[${texts.map(literal).join(', ')}]`
