import { recipients } from '#pipeline/store/recipients.ts'
import type { Lang } from '#queries/locale.ts'
import type { Register } from './command.ts'
import { recipientText } from './recipient-text.ts'
import { langOption } from './lang-option.ts'
import { warehouseOption } from './warehouse-option.ts'
import { withStore } from './with-store.ts'

/** `causeway recipient add|list|remove`: the operator's list. */
export const register: Register = (program, context) => {
  const { out, env, clock, lang } = context
  const words = recipientText[lang]
  const command = program.command('recipient').description(words.description).addHelpText('after', words.examples)

  command
    .command('add')
    .argument('<ADDRESS>', words.address)
    .option('--lang <zh|en>', words.lang, langOption, lang)
    .addOption(warehouseOption(words.warehouse, env))
    .description(words.add)
    .action((address: string, options: { lang: Lang; warehouse: string }) => {
      const added = withStore(options.warehouse, (store) => recipients(store).add(address, options.lang, clock.now()))
      out(words.added(added.address, added.lang))
    })

  command
    .command('list')
    .addOption(warehouseOption(words.warehouse, env))
    .description(words.list)
    .action((options: { warehouse: string }) => {
      const all = withStore(options.warehouse, (store) => recipients(store).list())
      if (all.length === 0) out(words.empty)
      for (const each of all) out([each.address, each.lang, each.role, each.added_at.slice(0, 10)].join('  '))
    })

  command
    .command('remove')
    .argument('<ADDRESS>', words.address)
    .addOption(warehouseOption(words.warehouse, env))
    .description(words.remove)
    .action((address: string, options: { warehouse: string }) => {
      withStore(options.warehouse, (store) => recipients(store).remove(address))
      out(words.removed(address.trim()))
    })
}
