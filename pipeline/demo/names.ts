import { pick, seeded } from '#queries/stats/random.ts'
import type { Person } from './people.ts'

/** Invented people of the export files. They exist so that tests can prove that neither names nor numbers enter a snapshot. */
export type Card = { number: string; name: string }

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕𠮷欧']
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国文辉志永梅红春雪晨宇浩然子轩欣怡雨桐思远嘉睿佳宁',
]

/** Seven digits with two leading zeros (no code of a unit looks like that), not in order of joining; names of two or three characters. Indexed by person. */
export function cards(people: Person[], seed: number): Card[] {
  const random = seeded(seed, 'names')
  return people.map(({ person }) => ({
    // 7919 is prime to 89000, so no number comes twice.
    number: String(10_000 + ((person * 7919 + 1237) % 89_000)).padStart(7, '0'),
    name: pick(SURNAMES, random) + pick(GIVEN, random) + (random() < 0.7 ? pick(GIVEN, random) : ''),
  }))
}
