import type { Diagnosis, Severity } from '@hybrid-mailflow/diagnosis';
import type { Issue, Origin } from '@hybrid-mailflow/evidence';

type Level = 'error' | 'warning' | 'notice';

const SEVERITY_LEVEL: Readonly<Record<Severity, Level>> = {
  blocker: 'error',
  degraded: 'warning',
  advice: 'notice',
};
const ISSUE_LEVEL: Readonly<Record<Issue['severity'], Level>> = {
  error: 'warning',
  warning: 'notice',
  info: 'notice',
};

/**
 * The findings, then what could not be read, as workflow commands that GitHub shows beside the evidence files.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function formatAnnotations(diagnosis: Diagnosis): string {
  const findings = diagnosis.findings.map((finding) =>
    annotation(SEVERITY_LEVEL[finding.severity], finding.ruleId, finding.primary, finding.summary),
  );
  const issues = diagnosis.issues.map((issue) =>
    annotation(ISSUE_LEVEL[issue.severity], issue.code, issue.origin, issue.text),
  );
  return [...findings, ...issues].join('');
}

function annotation(level: Level, title: string, origin: Origin, text: string): string {
  const properties = Object.entries({
    file: origin.item,
    line: origin.line,
    endLine: origin.endLine,
    title,
  }).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`]));
  return `::${level} ${properties.join(',')}::${escapeData(text)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
