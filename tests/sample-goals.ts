import { GOAL_TABLES } from '#queries/goals/tables.ts'

/** Goals of the sample snapshot: a ceiling at a1, a slack target at a2, a vague text at b, moved targets at a, and a group of three. */
export const goalStatements: string[] = [
  ...Object.keys(GOAL_TABLES).map((table) => `delete from ${table}`),
  `insert into goal_setting by name select * from (values ('floor', 0.5), ('clear', 0.7)) as t (name, value)`,
  `insert into goal_check by name
   select unit_id, kpi_id, 1 as kpi_version, lane, period_id, n_people as n_goals, n_people, n_texts, weight, weight as known_weight,
     weight * clarity as clarity_weight, no_criterion as no_criterion_weight, basis, chance, chance_low, chance_high, 12 as n_periods,
     n_people as n_now, n_ever, is_ceiling, is_slack, null as by_trap
   from period
   cross join (values
     ('a1', 'k1', 'kpi', 22, 0, 22.0, 1.0, 0.0, 'own', 0.04, 0.01, 0.11, 0, true, false),
     ('a2', 'k1', 'kpi', 18, 0, 18.0, 1.0, 0.0, 'own', 0.99, 0.97, 1.0, 18, false, true),
     ('b', 'k1', 'kpi', 18, 18, 18.0, 0.3, 12.0, 'peers', 0.4, 0.3, 0.5, 9, false, false),
     ('b', null, 'okr', 18, 18, 6.0, 0.8, 0.0, null, null, null, null, null, false, false),
     ('c', 'k1', 'kpi', 3, 3, 3.0, 0.1, 3.0, 'own', -0.7771, null, null, 1, true, false)
   ) as t (unit_id, kpi_id, lane, n_people, n_texts, weight, clarity, no_criterion, basis, chance, chance_low, chance_high, n_ever,
     is_ceiling, is_slack)`,
  `insert into goal_finding by name
   select unit_id, 'k1' as kpi_id, 'kpi' as lane, period_id, code, letter, firmness, n_goals, weight
   from period
   cross join (values
     ('b', 'M_NO_CRITERION', 'M', 'firm', 12, 12.0), ('b', 'S_VAGUE_VERB', 'S', 'suggestion', 18, 18.0), ('c', 'M_NO_CRITERION', 'M', 'firm', 3, 3.0)
   ) as t (unit_id, code, letter, firmness, n_goals, weight)`,
  `insert into goal_wording by name select * from (values
     ('b', 'M_NO_CRITERION', 1, '提高销售额',
       '{"id":"","letters":{"S":"fail","M":"fail","A":"unknown","R":"pass","T":"pass"},"findings":[{"letter":"M","code":"M_NO_CRITERION","severity":"firm","start":0,"end":5,"slots":{}}]}',
       18, '2025-03'),
     ('c', 'M_NO_CRITERION', 1, '做好实验',
       '{"id":"","letters":{"S":"fail","M":"fail","A":"unknown","R":"pass","T":"pass"},"findings":[]}', 3, '2025-03')
   ) as t (unit_id, code, position, text, check_json, n_people, last_period)`,
  `insert into goal_origin by name
   select unit_id, period_id, origin, unit_id = 'c' as is_withheld, n_people as n_goals, n_people, n_people * 1.0 as weight, n_people as n_judged, n_people // 2 as n_met
   from period
   cross join (values ('root', 'imposed', 40), ('root', 'negotiated', 21), ('a', 'imposed', 40), ('c', 'negotiated', 3)) as t (unit_id, origin, n_people)`,
  `insert into goal_lane by name
   select unit_id, period_id, lane, true as is_named, unit_id = 'c' as is_withheld, n_people as n_goals, n_people, n_people * 1.0 as weight, n_people as n_judged,
     n_people // 3 as n_met, 1 as n_none, 2 as n_some, 3 as n_most, n_people - 6 - n_people // 3 as n_nearly, n_people // 3 as n_full
   from period
   cross join (values ('root', 'kpi', 61), ('root', 'okr', 18), ('a', 'kpi', 40), ('a1', 'kpi', 22), ('a2', 'kpi', 18), ('b', 'kpi', 18),
     ('b', 'okr', 18), ('c', 'kpi', 3)) as t (unit_id, lane, n_people)`,
  `insert into goal_revision by name
   select unit_id, period_id, class, unit_id = 'c' as is_withheld, n as n_goals, n as n_people, 0 as n_up, case when class = 'kept' then 0 else n end as n_down,
     n as n_measured, n // 2 as n_met, n // 3 as n_met_original, 0.95 * n as sum_r, 0.9 * n as sum_r0
   from period
   cross join (values ('root', 'kept', 40), ('root', 'moved', 12), ('root', 'adjusted', 9), ('a', 'kept', 28), ('a', 'moved', 12),
     ('c', 'moved', 3)) as t (unit_id, class, n)`,
  `insert into goal_kpi by name select * from (values ('k2', 60, 4, '2024-01', '2025-03')) as t (kpi_id, n_results, n_flat_periods, first_period, last_period)`,
]
