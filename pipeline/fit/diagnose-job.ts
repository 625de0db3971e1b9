import { diagnose } from '#queries/diagnosis/diagnose.ts'
import type { Diagnosis } from '#queries/diagnosis/tables.ts'
import type { DiagnoseInput, JobControl } from './jobs.ts'

/** The diagnosis of one company, in the worker. */
export const diagnoseJob = ({ data, tables, ...options }: DiagnoseInput, control: JobControl): Diagnosis =>
  diagnose(data, tables, { ...options, ...control })
