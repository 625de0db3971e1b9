import type { Mapping } from '../mapping.ts'

export type DateCell = { kind: 'value'; text: string } | { kind: 'fault'; code: 'BAD_DATE' } | { kind: 'ambiguous' }

/** A day as ISO text. Days never pass through a time zone: the parts are only checked against the calendar. */
export function readDate(raw: string, format: Mapping['date_format']): DateCell {
  const text = raw.normalize('NFKC').trim()
  const iso = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s].*)?$/.exec(text)
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (compact) return day(Number(compact[1]), Number(compact[2]), Number(compact[3]))
  const month = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(text)
  if (month) return day(Number(month[1]), Number(month[2]), 1)
  const parts = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text)
  if (parts) {
    const [a, b, year] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
    if (format === 'dmy') return day(year, b, a)
    if (format === 'mdy') return day(year, a, b)
    return a <= 31 && b <= 31 && (a <= 12 || b <= 12) && a > 0 && b > 0
      ? { kind: 'ambiguous' }
      : { kind: 'fault', code: 'BAD_DATE' }
  }
  const serial = /^\d{5}$/.exec(text)
  if (serial && format === 'serial-1900') return fromSerial(Number(text), 25_569)
  if (serial && format === 'serial-1904') return fromSerial(Number(text), 24_107)
  return { kind: 'fault', code: 'BAD_DATE' }
}

/** 25,569 is the serial of 1970-01-01 counted from 1900 (with its phantom 29 February), 24,107 counted from 1904. */
function fromSerial(serial: number, unixEpoch: number): DateCell {
  return { kind: 'value', text: new Date((serial - unixEpoch) * 86_400_000).toISOString().slice(0, 10) }
}

function day(year: number, month: number, date: number): DateCell {
  if (year < 1900 || month < 1 || month > 12 || date < 1 || date > daysIn(year, month))
    return { kind: 'fault', code: 'BAD_DATE' }
  return { kind: 'value', text: isoDay(year, month, date) }
}

export const isoDay = (year: number, month: number, date: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`

export const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
