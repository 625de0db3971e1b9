import type { JobControl, JobName, Jobs } from './jobs.ts'

type Run<Name extends JobName> = (input: Jobs[Name]['input'], control: JobControl) => Jobs[Name]['output']

/** The function behind each job, loaded when it is asked for: a build that only fits never loads the rest. */
export const JOBS: { [Name in JobName]: () => Promise<Run<Name>> } = {
  reml: async () => (await import('./reml-job.ts')).remlJob,
  diagnose: async () => (await import('./diagnose-job.ts')).diagnoseJob,
  evidence: async () => (await import('./evidence-job.ts')).evidenceJob,
}
