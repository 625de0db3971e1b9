import type { Lang, Text } from '#queries/locale.ts'
import { formatDate } from './format.ts'

/** Kinds of dated events, as the import folds them; what it does not know is `other`. */
export const EVENT_KINDS = [
  'policy',
  'reorg',
  'system',
  'supply',
  'market',
  'definition_change',
  'holiday',
  'plan',
  'other',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

export type DatedEvent = { kind: EventKind; label: string | null; starts_on: string; ends_on: string | null }

/** So much of a delivered name is printed in a sentence or list; the table has all of it. */
const LONGEST_NAME = 80

const kinds: Text<Record<EventKind, string>> = {
  zh: {
    policy: '政策',
    reorg: '组织调整',
    system: '系统变更',
    supply: '供应',
    market: '市场',
    definition_change: '口径变更',
    holiday: '节假日',
    plan: '计划开始',
    other: '其他事件',
  },
  en: {
    policy: 'policy',
    reorg: 'reorganisation',
    system: 'system change',
    supply: 'supply',
    market: 'market',
    definition_change: 'changed definition',
    holiday: 'holiday',
    plan: 'plan start',
    other: 'other event',
  },
}

export const eventKind = (kind: EventKind, lang: Lang): string => kinds[lang][kind]

/** The name under which an event was delivered, or its kind; always on one line. */
export function eventName(
  { label, kind }: Pick<DatedEvent, 'label' | 'kind'>,
  lang: Lang,
  most = LONGEST_NAME,
): string {
  const name = label?.replace(/\s+/g, ' ').trim() || eventKind(kind, lang)
  const signs = [...name]
  return signs.length > most ? `${signs.slice(0, most - 1).join('')}…` : name
}

/** 2025-09-01 至 2025-09-05, 1 Sep 2025 to 5 Sep 2025; one day stands alone. */
export function eventDates({ starts_on, ends_on }: Pick<DatedEvent, 'starts_on' | 'ends_on'>, lang: Lang): string {
  const first = formatDate(starts_on, lang)
  if (ends_on === null || ends_on === starts_on) return first
  return `${first}${lang === 'zh' ? ' 至 ' : ' to '}${formatDate(ends_on, lang)}`
}

/** 生产执行系统上线（系统变更，2025-09-01 至 2025-09-05） */
export function eventText(event: DatedEvent, lang: Lang): string {
  const dates = eventDates(event, lang)
  const about = event.label ? [eventKind(event.kind, lang), dates] : [dates]
  return lang === 'zh'
    ? `${eventName(event, lang)}（${about.join('，')}）`
    : `${eventName(event, lang)} (${about.join(', ')})`
}

/** So many events are named in the sentence; the list beside it has all. */
const NAMED = 2

/** What a comparison with earlier periods crosses: such a change may go with the event as well as with the work. */
export function crossingSentence(events: readonly DatedEvent[], lang: Lang): string | null {
  if (events.length === 0) return null
  const newest = events.slice(-NAMED)
  const names = newest.map((event) =>
    lang === 'zh'
      ? `“${eventName(event, lang)}”（${eventDates(event, lang)}）`
      : `"${eventName(event, lang)}" (${eventDates(event, lang)})`,
  )
  const more = events.length - newest.length
  return lang === 'zh'
    ? `前后比较跨越${more > 0 ? ` ${events.length} 个事件，最近的是` : ''}${names.join('和')}，变化可能与之有关。`
    : `The comparison with earlier periods crosses ${more > 0 ? `${events.length} events, most recently ` : ''}${names.join(' and ')}; the change may go with ${events.length === 1 ? 'it' : 'them'}.`
}
