import { TRAP_TABLES } from '#queries/traps/tables.ts'

/** What the checks left in the sample snapshot: a trap at a1, a note at a2, a KPI, one that could not be tested, and a group of three. */
export const trapStatements: string[] = [
  ...Object.keys(TRAP_TABLES).map((table) => `delete from ${table}`),
  `insert into trap_check by name select * from (values
     ('weights-not-100', 'defect', 0, 1, 'department', 'trap', null, null, 1, 1, 1, 0, '{"tolerance":0.5,"share":0.02,"fewest":3}', 'share', '人力资源部', '2025-03-01'),
     ('late-entry', 'defect', 1, 1, 'department', 'not_testable', 'missing_column', 'goal_result.entered_at', 0, 0, 0, 1, '{}', '', null, null)
   ) as t (slug, family, position, version, unit_kind, status, reason, missing_column, n_trap, n_caution, n_pass, n_not_testable,
     thresholds, changed, changed_by, changed_on)`,
  `insert into trap_result by name select * from (values
     (0, 'weights-not-100', 'department', 'a1', null, 'trap', null, null, 66, 22, '2024-01', '2025-03', 0.2, 0.12, 0.31, 0.01, 0.02, 60, 0.4, 0.4, 'level+split',
       '{"off":13,"scorecards":66,"share":0.2,"lowest":90,"highest":100}',
       '[{"total":90,"scorecards":13,"is_off":true},{"total":100,"scorecards":53,"is_off":false}]'),
     (1, 'weights-not-100', 'department', 'a2', null, 'caution', null, null, 54, 18, '2024-01', '2025-03', 0.02, 0.0, 0.1, null, null, 4, 0.0, 0.0, '',
       '{"off":1,"scorecards":54,"share":0.02,"lowest":80,"highest":100}', '[{"total":100,"scorecards":53,"is_off":false}]'),
     (2, 'weights-not-100', 'department', 'c', null, 'trap', null, null, 9, 3, '2024-01', '2025-03', -0.7771, null, null, null, null, 9, 1.0, 1.0, 'level',
       '{"off":9,"scorecards":9,"share":-0.7771,"lowest":90,"highest":90}', '[]'),
     (3, 'weights-not-100', 'kpi', null, 'k1', 'caution', null, 'unit-break', 120, 40, '2024-01', '2025-03', 0.05, null, null, null, null, 6, 0.0, 0.0, '',
       '{"off":6,"scorecards":120,"share":0.05,"lowest":80,"highest":100}', '[]'),
     (4, 'late-entry', 'company', 'root', null, 'not_testable', 'missing_column', null, 0, null, null, null, null, null, null, null, null, 0, 0.0, 0.0, '', '{}', null)
   ) as t (finding_no, slug, unit_kind, unit_id, kpi_id, status, reason, follows_from, n, n_people, first_period, last_period, effect, low, high, p, q,
     touched_rows, touched_share, touched_weight_share, blocks, facts, evidence_rows)`,
  `insert into trap_touched by name select * from (values
     (0, 0, 'a1', null, null, 60), (1, 0, 'a2', null, '2025-03', 4), (2, 0, 'c', null, null, null), (3, 0, null, 'k1', null, 6)
   ) as t (finding_no, pattern_no, unit_id, kpi_id, period_id, n_rows)`,
  `insert into trap_scope by name select * from (values
     (0, 'weights-not-100', 'a1', 0.4, 0.4, 'share'), (0, 'weights-not-100', 'a', 0.2, 0.2, 'share')
   ) as t (finding_no, slug, unit_id, touched_share, touched_weight_share, because)`,
  `update gap_cell set blocked_by = 'weights-not-100', is_target_blocked = false where unit_id = 'a1' and kpi_id = '*'`,
  `insert into rating_level by name select * from (values
     ('root', '*', 'levels', 2.0, 'C', 14, 12, 58), ('root', '*', 'levels', 3.0, 'B', 70, 44, 58), ('root', '*', 'levels', 4.0, 'A', 18, 16, 58),
     ('root', '2025H1', 'levels', 3.0, 'B', 40, 40, 58), ('root', '2025H1', 'levels', 4.0, 'A', 18, 18, 58),
     ('a1', '*', 'levels', 2.0, 'C', 6, 6, 22), ('a1', '*', 'levels', 3.0, 'B', 30, 20, 22),
     ('a2', '*', 'levels', 3.0, 'B', 24, 18, 18), ('a2', '*', 'levels', 4.0, 'A', 12, 10, 18),
     ('c', '*', 'levels', 3.0, 'B', 3, 3, 3)
   ) as t (unit_id, period_id, scale_key, place, level, n_ratings, n_people, n_people_of_unit)`,
]
