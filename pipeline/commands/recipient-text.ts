import type { Text } from '#queries/locale.ts'

type RecipientText = {
  description: string
  address: string
  lang: string
  warehouse: string
  add: string
  list: string
  remove: string
  examples: string
  added: (address: string, lang: string) => string
  removed: (address: string) => string
  empty: string
}

export const recipientText: Text<RecipientText> = {
  en: {
    description: 'who receives the monthly report',
    address: 'one mail address',
    lang: 'language of this recipient’s mail and report',
    warehouse: 'warehouse folder whose list it is',
    add: 'put someone on the list',
    list: 'show the list',
    remove: 'take someone off the list; what was not sent yet is not sent',
    examples: `
Examples:
  $ npx causeway recipient add name@example.com --lang en
  $ npx causeway recipient list
  $ npx causeway recipient remove name@example.com

Everyone on the list gets a mail of their own with the executive report: the whole company, groups of at least five
people, no single person.`,
    added: (address, lang) => `Added ${address} (${lang}). Will see: the executive report of the whole company.`,
    removed: (address) => `Removed ${address}.`,
    empty: 'The list is empty. Add someone with: npx causeway recipient add ADDRESS',
  },
  zh: {
    description: '月报发给谁',
    address: '一个邮件地址',
    lang: '此人收到的邮件和报告的语言',
    warehouse: '名单所属的数据仓库目录',
    add: '把一人加入名单',
    list: '列出名单',
    remove: '从名单移除；还没发出的也不再发',
    examples: `
示例：
  $ npx causeway recipient add name@example.com --lang zh
  $ npx causeway recipient list
  $ npx causeway recipient remove name@example.com

名单上的每人收到一封自己的邮件，附高管版月报：全公司，至少五人的汇总，不含个人。`,
    added: (address, lang) => `已加入 ${address}（${lang}）。将看到：全公司的高管版月报。`,
    removed: (address) => `已移除 ${address}。`,
    empty: '名单是空的。加入一人：npx causeway recipient add 地址',
  },
}
