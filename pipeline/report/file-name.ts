/** `causeway_report_executive_root_2026-10_2026-11-03.1_4f9c21a07be3.pdf`: which report, of what, for whom, from which data. */
export function reportFileName(report: { month: string; lang: string; snapshot: string; contentHash: string }): string {
  const safe = (part: string) => part.replace(/[^\w.-]+/g, '-')
  const parts = ['executive', 'root', report.month, report.lang, report.snapshot, report.contentHash.slice(0, 12)]
  return `causeway_report_${parts.map(safe).join('_')}.pdf`
}
