import { visible, type Tone } from '@hybrid-mailflow/report';
import type { EndpointProbe, StageResult } from '@hybrid-mailflow/cert-inspector/probe';
import { certificateRows } from '../certificates/certificate-rows.js';
import { chainLines } from '../certificates/chain-text.js';
import { lintLines } from '../certificates/lint-lines.js';
import { paragraph, rowLines, type Setting } from '../certificates/setting.js';
import type { InspectedEndpoint, InspectedHost } from './inspect-probe.js';

export interface ProbeTextOptions {
  readonly asOf: string;
  /** Print what was said, line by line. */
  readonly transcript: boolean;
}

/** What `cert probe` prints of a host: a stage table for each address, and what was served there. */
export function probeText(
  { host, endpoints }: InspectedHost,
  options: ProbeTextOptions,
  setting: Setting,
): string {
  const { paint } = setting;
  const title = `${paint('label', 'HOST')}  ${paint('strong', visible(`${host.host}:${host.port}`))}  ${visible(host.addresses.join(', '))}`;
  const lines = [
    title.trimEnd(),
    ...(host.fault === null ? [] : paragraph('resolve', paint('bad', 'resolve'), host.fault.text, setting)),
    ...endpoints.flatMap((endpoint) => ['', ...endpointLines(endpoint, options, setting)]),
  ];
  return `${lines.join('\n')}\n`;
}

function endpointLines(inspected: InspectedEndpoint, options: ProbeTextOptions, setting: Setting): string[] {
  const { endpoint, lints, chain } = inspected;
  const { paint } = setting;
  const [leaf] = endpoint.chain;
  return [
    `${paint('label', 'ADDRESS')}  ${paint('strong', visible(endpoint.address))}  ${verdict(endpoint, setting)}`,
    ...endpoint.stages.map((stage) => stageLine(stage, setting)),
    ...rowLines(factRows(endpoint)),
    ...expectedLines(endpoint, setting),
    ...(leaf
      ? [
          '',
          `${paint('label', 'CERTIFICATE')}  ${paint('strong', visible(leaf.subject || '(empty subject)'))}`,
        ]
      : []),
    ...(leaf ? [...rowLines(certificateRows(leaf, options.asOf)), ...lintLines(lints, setting)] : []),
    ...(chain === null ? [] : ['', ...chainLines(chain, setting)]),
    ...(options.transcript ? ['', ...transcriptLines(endpoint, setting)] : []),
  ];
}

function verdict({ fault, expected }: EndpointProbe, { paint }: Setting): string {
  if (fault) return paint('bad', `${fault.code} at ${fault.stage}`);
  if (expected?.match.result === 'no-match') return paint('bad', 'TLS works, the name is not covered');
  return paint('good', 'all stages walked');
}

const TONES: Readonly<Record<StageResult['outcome'], Tone>> = { ok: 'good', failed: 'bad', skipped: 'faint' };

const STAGE_WIDTH = 'ehlo-after-tls'.length;

function stageLine({ stage, outcome, milliseconds, text }: StageResult, { paint }: Setting): string {
  const time = outcome === 'skipped' ? '' : `${milliseconds.toFixed(1)} ms`;
  const line = `  ${stage.padEnd(STAGE_WIDTH)}  ${paint(TONES[outcome], outcome.padEnd(7))}  ${time.padStart(10)}  ${visible(text)}`;
  return line.trimEnd();
}

function factRows(endpoint: EndpointProbe): (readonly [string, string])[] {
  const { keywordsBeforeTls, keywordsAfterTls, tls, clientCertificateRequested, versions, chain } = endpoint;
  return [
    ...(keywordsBeforeTls ? [['offers before TLS', keywordsBeforeTls.join(', ')] as const] : []),
    ...(keywordsAfterTls ? [['offers after TLS', keywordsAfterTls.join(', ')] as const] : []),
    ...(tls?.keyExchange == null ? [] : [['key exchange', tls.keyExchange] as const]),
    ...(clientCertificateRequested === true
      ? [['client', 'the server asks for a client certificate'] as const]
      : []),
    ...versions.map(
      ({ version, accepted, text }) => [version, accepted ? text : `not accepted: ${text}`] as const,
    ),
    ...(chain.length > 0
      ? [['sent', `${chain.length} ${chain.length === 1 ? 'certificate' : 'certificates'}`] as const]
      : []),
  ];
}

function expectedLines({ expected }: EndpointProbe, setting: Setting): string[] {
  if (!expected) return [];
  const { result, reason } = expected.match;
  const tones = { match: 'good', uncertain: 'doubtful', 'no-match': 'bad' } as const;
  const label = `${visible(expected.name)}: ${result}`;
  return paragraph(label, setting.paint(tones[result], label), reason, setting);
}

function transcriptLines({ transcript }: EndpointProbe, { paint }: Setting): string[] {
  return [
    paint('label', 'TRANSCRIPT'),
    ...transcript.map(
      ({ direction, at, text }) =>
        `  ${paint('faint', `${at.toFixed(1).padStart(9)} ms`)}  ${direction} ${visible(text)}`,
    ),
  ];
}
