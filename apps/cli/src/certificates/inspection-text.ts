import type { Certificate } from '@hybrid-mailflow/cert-inspector';
import { formatOrigin } from '@hybrid-mailflow/evidence';
import { visible } from '@hybrid-mailflow/report';
import { certificateRows } from './certificate-rows.js';
import { chainLines } from './chain-text.js';
import type { FileInspection } from './inspect-file.js';
import { lintLines } from './lint-lines.js';
import { rowLines, type Setting } from './setting.js';

/** What `cert inspect` prints of a file: a block for each certificate, for each chain, and for what was not read. */
export function inspectionText(inspection: FileInspection, asOf: string, setting: Setting): string {
  const { certificates, lints, chains, issues } = inspection;
  const { paint } = setting;
  const blocks = [
    ...certificates.map((certificate, at) => [
      title(certificate, setting),
      ...rowLines(certificateRows(certificate, asOf)),
      ...lintLines(lints[at] ?? [], setting),
    ]),
    ...chains.map((chain) => chainLines(chain, setting)),
    ...issues.map(({ code, text, origin }) => [
      `${paint('doubtful', 'NOT READ')}  ${visible(`${formatOrigin(origin)}: ${text}`)} (${code})`,
    ]),
  ];
  return blocks.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function title({ subject, origin }: Certificate, { paint }: Setting): string {
  const name = paint('strong', visible(subject || '(empty subject)'));
  return `${paint('label', 'CERTIFICATE')}  ${name}  ${paint('faint', visible(formatOrigin(origin)))}`;
}
