/** Goals as delivered, talks, difficulties, steps of plans and hours of the sample snapshot; the group of three has all of it too. */
export const improvementStatements: string[] = [
  `insert into goal_result by name
   select 'person' as subject_type, 'hr' as source_id, unit_id, person_key, kpi_id, person_gap.period_id, period.period_start, period.period_end,
     case when person_key like '%1' then 'manager' when person_key like '%2' then 'both' else 'employee' end as proposed_by,
     case when person_key like '%3' then 'process' else 'result' end as indicator_type,
     cast(period.period_start - 5 as date) as target_set_at,
     case when person_key not like '%4' then cast(period.period_start - 5 + cast(length(person_key) as integer) as date) end as acknowledged_on,
     case when person_key like '%5' then cast(period.period_start + 9 as date) end as updated_on,
     case when person_key like '%6' then 'P1' end as lesson_id
   from person_gap
   inner join period on person_gap.period_id = period.period_id
   where kpi_id = 'k1' and person_gap.period_id >= '2024-10'`,
  `insert into checkin by name
   select person_key, unit_id, 'check_in' as kind, cast(period.period_start + 10 as date) as occurred_on, 1 as n
   from person_gap
   inner join period on person_gap.period_id = period.period_id
   where kpi_id = '*' and person_gap.period_id >= '2024-10' and (person_key like '%1' or person_key like '%2')`,
  `insert into checkin by name
   select unit_id, 'blocker' as kind, 'B' || unit_id || cast(i as varchar) as item_id, cast(date '2024-11-01' + cast(i as integer) as date) as occurred_on,
     case when i % 3 = 0 then '资源' else '流程' end as blocker_code, '信息部' as owner_function,
     case when i % 4 > 0 then cast(date '2024-11-05' + cast(2 * i as integer) as date) end as answered_on, 1 as n
   from (values ('a1'), ('a2'), ('b'), ('c')) as t (unit_id)
   cross join range(14) as r (i)`,
  `update plan set co_authored = plan_id <> 'P1', acknowledged_on = starts_on + 4, decision_level = 1, evidence_kinds = 'data+interview',
     started_on = starts_on, ends_on = date '2025-01-31', lesson = '先试一组' where plan_id = 'P1'`,
  `insert into plan_step by name select * from (values
     ('P1', 1, '培训', 'manager', date '2024-12-31', date '2024-12-20', '人力资源部', 'milestone'),
     ('P1', 2, '线索支持', 'company', date '2025-01-15', null, '市场部', 'commitment'),
     ('P2', 1, '换流程', 'company', date '2025-01-15', null, '实验部', 'commitment')
   ) as t (plan_id, step_no, text, owner_side, due_on, done_on, owner_function, kind)`,
  `insert into context_factor by name
   select 'unit' as subject_type, unit_id, factor, period_id, period_start, period_end, value, 'record' as source
   from period
   cross join (values ('a1', 'appraise_hours', 30.0), ('a1', 'improve_hours', 10.0), ('c', 'appraise_hours', 9.0), ('c', 'improve_hours', 1.0),
     ('a1', 'incentive_recognition', 0.4), ('c', 'incentive_recognition', 0.3)) as t (unit_id, factor, value)
   where period_id >= '2024-10'`,
]
