/**
 * Signs that are not text: controls but tab and line feed, line separators, marks that turn the direction of reading, half of a surrogate
 * pair. Markup is text and is printed as it was written.
 */
export const hasHiddenCharacters = (text: string): boolean =>
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/.test(text) || !text.isWellFormed()
