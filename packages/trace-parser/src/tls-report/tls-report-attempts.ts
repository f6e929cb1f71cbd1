import type { Origin } from '@hybrid-mailflow/evidence';
import type { DeliveryAttempt, FaultClass } from '../delivery-attempt.js';
import { readPrintedTime } from '../printed-time.js';

/** Result types of RFC 8460, section 4.3. They are the reason words of Exchange Online's DANE and MTA-STS codes as well. */
const CLASSES: ReadonlyMap<string, FaultClass> = new Map<string, FaultClass>([
  ['starttls-not-supported', 'tls'],
  ['validation-failure', 'tls'],
  ['certificate-host-mismatch', 'certificate'],
  ['certificate-expired', 'certificate'],
  ['certificate-not-trusted', 'certificate'],
  ['tlsa-invalid', 'dns'],
  ['dnssec-invalid', 'dns'],
  ['dane-required', 'policy'],
  ['sts-policy-fetch-error', 'policy'],
  ['sts-policy-invalid', 'policy'],
  ['sts-webpki-invalid', 'certificate'],
]);

type Fields = Readonly<Record<string, unknown>>;

/**
 * The sessions a TLS report counts, one attempt for each entry: failures by what failed, and the successful sessions of
 * each policy. `count` says how many sessions an entry stands for.
 */
export function tlsReportAttempts(report: unknown, format: string, origin: Origin): DeliveryAttempt[] {
  if (!isFields(report)) return [];
  const range = isFields(report['date-range']) ? report['date-range'] : {};
  const time = textOf(range, 'start-datetime');
  const shared = {
    ...extraOf(report, ['organization-name', 'report-id', 'contact-info']),
    ...extraOf(range, ['end-datetime']),
  };
  const base: Pick<DeliveryAttempt, 'format' | 'replies' | 'truncated' | 'origin' | 'time'> = {
    format,
    replies: [],
    truncated: false,
    ...(time !== undefined && { time: readPrintedTime(time) }),
    origin,
  };
  return listOf(report, 'policies').flatMap((entry, at) => {
    const policy = isFields(entry['policy']) ? entry['policy'] : {};
    const summary = isFields(entry['summary']) ? entry['summary'] : {};
    const extra = {
      ...shared,
      ...extraOf(policy, ['policy-type', 'policy-domain', 'policy-string', 'mx-host']),
    };
    const path = `policies[${at}]`;
    const details = listOf(entry, 'failure-details');
    const failures = details.map((detail, index) =>
      failure(detail, { ...base, origin: { ...origin, path: `${path}.failure-details[${index}]` } }, extra),
    );
    const told = failures.reduce((sum, { count = 0 }) => sum + count, 0);
    const untold = countOf(summary, 'total-failure-session-count') - told;
    const at0 = { ...base, origin: { ...origin, path: `${path}.summary` }, extra };
    const delivered = countOf(summary, 'total-successful-session-count');
    return [
      ...failures,
      ...(untold > 0 ? [{ ...at0, class: 'unknown', outcome: 'failed', count: untold } as const] : []),
      ...(delivered > 0
        ? [{ ...at0, class: 'unknown', outcome: 'delivered', count: delivered } as const]
        : []),
    ];
  });
}

function failure(
  detail: Fields,
  base: Pick<DeliveryAttempt, 'format' | 'replies' | 'truncated' | 'origin' | 'time'>,
  extra: Readonly<Record<string, string>>,
): DeliveryAttempt {
  const result = textOf(detail, 'result-type')?.toLowerCase();
  const host = textOf(detail, 'receiving-mx-hostname');
  const address = textOf(detail, 'receiving-ip');
  const sender = textOf(detail, 'sending-mta-ip');
  const reason = textOf(detail, 'failure-reason-code');
  return {
    ...base,
    class: CLASSES.get(result ?? '') ?? 'unknown',
    outcome: 'failed',
    count: countOf(detail, 'failed-session-count'),
    ...(result !== undefined && { token: result, event: result }),
    ...(host !== undefined && { targetHost: host }),
    ...(address !== undefined && { targetAddress: address }),
    ...(sender !== undefined && { clientAddress: sender }),
    ...(reason !== undefined && { text: reason }),
    extra: { ...extra, ...extraOf(detail, ['receiving-mx-helo', 'additional-information']) },
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(fields: Fields, name: string): Fields[] {
  const value = fields[name];
  return Array.isArray(value) ? value.filter(isFields) : [];
}

function textOf(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (Array.isArray(value)) return value.filter((entry) => typeof entry === 'string').join('; ') || undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A count is a whole number of at least 0; what is none counts nothing. */
function countOf(fields: Fields, name: string): number {
  const value = fields[name];
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;
}

function extraOf(fields: Fields, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = textOf(fields, name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
