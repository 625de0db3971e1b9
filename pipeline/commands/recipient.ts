import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { readSettings } from '#pipeline/config.ts'
import { openStore } from '#pipeline/store/open.ts'
import { recipients } from '#pipeline/store/recipients.ts'
import { layout } from '#pipeline/warehouse/layout.ts'
import type { Lang } from '#queries/locale.ts'
import type { Register } from './command.ts'
import { langOption } from './report.ts'

export const register: Register = (program, context) => {
  const { out, env, clock } = context
  const isZh = context.lang === 'zh'
  const warehouse = [
    '--warehouse <DIR>',
    isZh ? '数据仓库目录' : 'warehouse folder',
    readSettings(env).warehouse,
  ] as const
  const command = program
    .command('recipient')
    .summary(isZh ? '月报的收件人' : 'who receives the monthly report')
    .description(
      isZh
        ? '名单上的每个人每月收到一封自己的邮件，附高管版月报（全公司、至少 5 人的汇总，不含个人）。'
        : 'Everyone on the list gets one mail of their own each month, with the executive report (the whole company, groups of at least 5 people, no single person).',
    )

  command
    .command('add')
    .argument('<ADDRESS>', isZh ? '一个邮件地址' : 'one mail address')
    .option('--lang <zh|en>', isZh ? '收到哪种语言' : 'language received', langOption, context.lang)
    .option(...warehouse)
    .description(isZh ? '加到名单上' : 'put on the list')
    .action((address: string, options: { lang: Lang; warehouse: string }) => {
      withStore(options.warehouse, (store) => {
        const added = recipients(store).add(address, options.lang, clock.now())
        out(
          isZh
            ? `已加入 ${added.address}（${added.lang}）。将看到：全公司的高管版月报。\n`
            : `Added ${added.address} (${added.lang}). Will see: the executive report of the whole company.\n`,
        )
      })
    })

  command
    .command('list')
    .option(...warehouse)
    .description(isZh ? '列出名单' : 'show the list')
    .action((options: { warehouse: string }) => {
      withStore(options.warehouse, (store) => {
        const all = recipients(store).list()
        if (all.length === 0)
          out(
            isZh
              ? '名单是空的。用 recipient add 地址 加入。\n'
              : 'The list is empty. Add with recipient add ADDRESS.\n',
          )
        for (const { address, lang, role, added_at } of all)
          out(`${address}\t${lang}\t${role}\t${added_at.slice(0, 10)}\n`)
      })
    })

  command
    .command('remove')
    .argument('<ADDRESS>')
    .option(...warehouse)
    .description(isZh ? '从名单移除；还没发出的也不再发' : 'take off the list; what was not sent yet is not sent')
    .action((address: string, options: { warehouse: string }) => {
      withStore(options.warehouse, (store) => {
        recipients(store).remove(address)
        out(isZh ? `已移除 ${address}\n` : `Removed ${address}\n`)
      })
    })
}

/** The store of a warehouse, which may not hold any data yet. */
export function withStore(dir: string, work: (store: DatabaseSync) => void): void {
  const folders = layout(resolve(dir))
  mkdirSync(folders.dir, { recursive: true, mode: 0o700 })
  const store = openStore(folders.store)
  try {
    work(store)
  } finally {
    store.close()
  }
}
