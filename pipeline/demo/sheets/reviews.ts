import type { Sheet, Source } from '../exports.ts'
import { roleById } from '../kpis.ts'
import { CRITERIA, type Criterion } from '../reviews.ts'

/** One row per person and half year: own and manager's score, level, whether they talked. */
export function reviewSheet({ recorded, cards, unit }: Source): Sheet {
  return {
    name: '09_半年度考评结果.csv',
    encoding: 'gb18030',
    rows: [
      [
        '工号',
        '姓名',
        '部门',
        '岗位',
        '直接上级工号',
        '考核周期',
        '自评得分',
        '上级评分',
        '绩效等级',
        '上级评语',
        '提交时间',
        '是否面谈',
      ],
      ...recorded.reviews.map((review) => [
        cards[review.person]!.number,
        cards[review.person]!.name,
        unit(review.unit_id).path,
        roleById(review.role_id).name_zh,
        cards[review.rater]!.number,
        review.half,
        review.self_score,
        review.score,
        review.rating,
        review.comment,
        review.submitted_at,
        review.interview_done ? '是' : '否',
      ]),
    ],
  }
}

/** The marks of the manager by criterion, one row each. */
export function criterionSheet({ recorded, cards, unit }: Source): Sheet {
  const names = Object.keys(CRITERIA) as Criterion[]
  return {
    name: '10_半年度考评评分项.csv',
    encoding: 'gb18030',
    rows: [
      ['被考核人工号', '部门', '考核人工号', '评价关系', '考核周期', '维度', '权重', '得分', '满分'],
      ...recorded.reviews.flatMap((review) =>
        names.map((name) => [
          cards[review.person]!.number,
          unit(review.unit_id).path,
          cards[review.rater]!.number,
          '上级',
          review.half,
          name,
          `${CRITERIA[name] * 100}%`,
          review.criteria[name],
          100,
        ]),
      ),
    ],
  }
}
