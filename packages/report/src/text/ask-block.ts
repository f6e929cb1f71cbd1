import type { Diagnosis, Gap } from '@hybrid-mailflow/diagnosis';
import { askedLater, askedNow } from '../wording/asked.js';
import type { Block, Page } from './block.js';
import type { Line } from './line.js';
import { hang, prose } from './prose.js';

const SHELLS: Readonly<Record<Gap['side'], string>> = {
  onprem: 'Exchange Management Shell',
  cloud: 'Exchange Online PowerShell',
  either: 'any PowerShell',
};

type Asking = Pick<Diagnosis, 'gaps'> & Partial<Pick<Diagnosis, 'verdict'>>;

/**
 * What is missing and the cmdlets that yield it, the first few in full; a cmdlet is never broken over lines, so that it can
 * be copied. What is left is named: the first answers mostly make it needless.
 */
export function askBlock(diagnosis: Asking, page: Page): Block {
  if (diagnosis.gaps.length === 0) return { label: 'ASK', lines: prose(nothingAsked(diagnosis), page.width) };
  const [now, later] = [askedNow(diagnosis.gaps), askedLater(diagnosis.gaps)];
  return {
    label: 'ASK',
    lines: [
      ...now.flatMap((gap, at) => {
        const bullet = `${at + 1}. `;
        return hang({ text: bullet }, gapLines(gap, page.width - bullet.length));
      }),
      ...(later === '' ? [] : prose(later, page.width, 'faint')),
    ],
  };
}

function nothingAsked({ verdict }: Asking): string {
  return verdict === 'nothing-recognised'
    ? 'for the reason text of a deferred message (pasted, or a message trace as CSV), a delivery report, the output of Get-ReceiveConnector | Format-List * or Get-ExchangeCertificate | Format-List *, or an SMTP protocol log.'
    : 'nothing is missing.';
}

function gapLines(gap: Gap, width: number): readonly Line[] {
  const request =
    gap.cmdlets.length === 0 ? gap.summary : `${gap.summary.replace(/\.$/, '')} (${SHELLS[gap.side]}):`;
  return [...prose(request, width), ...gap.cmdlets.map((cmdlet): Line => [{ text: cmdlet, tone: 'strong' }])];
}
