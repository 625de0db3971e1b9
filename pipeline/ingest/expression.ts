/**
 * Arithmetic of computed columns: numbers, columns, + - * / (also − × ÷) and parentheses. A column is written bare when its name is
 * one word (`breaches`) and in square brackets otherwise (`[# Evaluated]`). Parsed here by recursive descent; nothing is evaluated
 * as code.
 */
export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'column'; name: string }
  | { kind: 'negate'; of: Expression }
  | { kind: 'binary'; operator: '+' | '-' | '*' | '/'; left: Expression; right: Expression }

export type Computed = { value: number } | { value: null; reason: string }

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|\[([^\]]+)\]|([\p{L}_][\p{L}\p{N}_.]*)|([-+*/()−×÷]))/uy
const ASCII: Record<string, string> = { '−': '-', '×': '*', '÷': '/' }
/** Deep enough for any formula a person writes, shallow enough for the stack. */
const DEEPEST = 50

type Token = { number: number } | { column: string } | { sign: string }

export function parseExpression(text: string): Expression {
  const tokens = tokensOf(text)
  let next = 0
  const sign = (): string | null => {
    const token = tokens[next]
    return token && 'sign' in token ? token.sign : null
  }

  function sum(depth: number): Expression {
    let left = product(depth)
    for (let operator = sign(); operator === '+' || operator === '-'; operator = sign()) {
      next++
      left = { kind: 'binary', operator, left, right: product(depth) }
    }
    return left
  }

  function product(depth: number): Expression {
    let left = factor(depth)
    for (let operator = sign(); operator === '*' || operator === '/'; operator = sign()) {
      next++
      left = { kind: 'binary', operator, left, right: factor(depth) }
    }
    return left
  }

  function factor(depth: number): Expression {
    if (depth > DEEPEST) throw new SyntaxError(`more than ${DEEPEST} nested parentheses in "${text}"`)
    const token = tokens[next++]
    if (!token) throw new SyntaxError(`"${text}" ends where a number or a column was expected`)
    if ('number' in token) return { kind: 'number', value: token.number }
    if ('column' in token) return { kind: 'column', name: token.column }
    if (token.sign === '-') return { kind: 'negate', of: factor(depth + 1) }
    if (token.sign !== '(')
      throw new SyntaxError(`"${token.sign}" stands where a number or a column was expected in "${text}"`)
    const inner = sum(depth + 1)
    if (sign() !== ')') throw new SyntaxError(`a closing parenthesis is missing in "${text}"`)
    next++
    return inner
  }

  const whole = sum(0)
  if (next < tokens.length) throw new SyntaxError(`"${text}" goes on after a complete formula`)
  return whole
}

export function columnsIn(expression: Expression): string[] {
  switch (expression.kind) {
    case 'number':
      return []
    case 'column':
      return [expression.name]
    case 'negate':
      return columnsIn(expression.of)
    case 'binary':
      return [...columnsIn(expression.left), ...columnsIn(expression.right)]
  }
}

/** A missing operand makes the result missing, for the operand's reason; division by zero is DIVISION_BY_ZERO. */
export function evaluate(expression: Expression, read: (column: string) => Computed): Computed {
  switch (expression.kind) {
    case 'number':
      return { value: expression.value }
    case 'column':
      return read(expression.name)
    case 'negate': {
      const inner = evaluate(expression.of, read)
      return inner.value === null ? inner : { value: -inner.value }
    }
    case 'binary': {
      const left = evaluate(expression.left, read)
      if (left.value === null) return left
      const right = evaluate(expression.right, read)
      if (right.value === null) return right
      return combine(expression.operator, left.value, right.value)
    }
  }
}

function combine(operator: '+' | '-' | '*' | '/', left: number, right: number): Computed {
  if (operator === '/' && right === 0) return { value: null, reason: 'DIVISION_BY_ZERO' }
  const value =
    operator === '+' ? left + right : operator === '-' ? left - right : operator === '*' ? left * right : left / right
  return Number.isFinite(value) ? { value } : { value: null, reason: 'OUT_OF_RANGE' }
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    if (!match) throw new SyntaxError(`unexpected "${text.slice(at).trim().slice(0, 10)}" in "${text}"`)
    const [, digits, bracketed, bare, sign] = match
    if (digits !== undefined) tokens.push({ number: Number(digits) })
    else if (bracketed !== undefined) tokens.push({ column: bracketed.trim() })
    else if (bare !== undefined) tokens.push({ column: bare })
    else if (sign !== undefined) tokens.push({ sign: ASCII[sign] ?? sign })
  }
  return tokens
}
