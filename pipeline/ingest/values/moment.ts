import type { Mapping } from '../mapping.ts'
import { readDate, type DateCell } from './date.ts'

/** 14:32, 14:32:10, 14:32:10.5, 14时32分, 下午2:32, 2:32 PM, with or without Z or +08:00 behind it. */
const TIME =
  /(?:[T\s]+|(?<=日))(上午|下午|中午|晚上|[ap]m)?\s*(\d{1,2})[:时点](\d{1,2})(?:分|:(\d{1,2})(?:\.\d+)?)?(?:(\d{1,2})秒)?\s*([ap]m)?\s*(?:Z|[+-]\d{2}:?\d{2})?$/iu

/**
 * A day, with the time of day where one is written, as `2026-03-05` or `2026-03-05 14:32:10`. The time is the one of the clock that
 * wrote it: a zone behind it is left off, so that a day never becomes another one.
 */
export function readMoment(raw: string, format: Mapping['date_format']): DateCell {
  const text = raw.normalize('NFKC').trim()
  const digits = /^(\d{8})(\d{2})(\d{2})(\d{2})$/.exec(text)
  if (digits) return at(readDate(digits[1] ?? '', format), Number(digits[2]), Number(digits[3]), Number(digits[4]))
  const serial = /^(\d{5})(\.\d+)$/.exec(text)
  if (serial) return atFraction(readDate(serial[1] ?? '', format), Number(serial[2]))
  const time = TIME.exec(text)
  if (!time) return readDate(text, format)
  const half = (time[1] ?? time[6] ?? '').toLowerCase()
  const hour = Number(time[2])
  return at(
    readDate(text.slice(0, time.index), format),
    isAfternoon(half) && hour < 12 ? hour + 12 : isMorning(half) && hour === 12 ? 0 : hour,
    Number(time[3]),
    Number(time[4] ?? time[5] ?? 0),
  )
}

const isAfternoon = (half: string) => ['下午', '晚上', 'pm'].includes(half)
const isMorning = (half: string) => ['上午', 'am'].includes(half)

function at(day: DateCell, hour: number, minute: number, second: number): DateCell {
  if (day.kind !== 'value') return day
  if (hour > 23 || minute > 59 || second > 59) return { kind: 'fault', code: 'BAD_DATE' }
  const two = (n: number) => String(n).padStart(2, '0')
  return { kind: 'value', text: `${day.text} ${two(hour)}:${two(minute)}:${two(second)}` }
}

/** A spreadsheet keeps the time as a part of its day; half a second before midnight is still the same day. */
function atFraction(day: DateCell, share: number): DateCell {
  const seconds = Math.min(86_399, Math.round(share * 86_400))
  return at(day, Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60)
}
