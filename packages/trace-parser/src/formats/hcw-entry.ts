import type { HcwEntry } from '../fact.js';
import { ComparisonTable } from '../hcw/comparison-table.js';
import { readMachineTime } from '../machine-time.js';
import type { FormContext, LineReader, TextForm } from '../text/text-form.js';

/** `2017.10.23 11:39:57.693 *ERROR* 10277 [Client=UX, Session=OnPremises, Cmdlet=…, Thread=9] FINISH …` */
const ROW =
  /^\s*(\d{3,4}\.\d\d\.\d\d \d\d:\d\d:\d\d\.\d{3})\s+(?:\*?(ERROR|WARNING)\*?\s+)?(\d{5})\s+\\?\[([^\]]{0,400})\\?\]\s?(.*)$/;
const CMDLET = /\bCmdlet=(\w+-\w+)/;
const SESSION = /\bSession=(OnPremises|Tenant)\b/i;
const STARTED = /^START (\w+-\w+)\b(.*)$/;
/** What a cmdlet must be about to matter to mail flow. */
const MAIL_FLOW =
  /^(?:New|Set|Remove|Enable|Update)-(?:ReceiveConnector|SendConnector|InboundConnector|OutboundConnector|HybridConfiguration|RemoteDomain|AcceptedDomain|OnPremisesOrganization|ExchangeCertificate|TransportConfig|EmailAddressPolicy)$/i;
const OBJECT = /-(?:Identity|Name) ['"]?([^'"\r\n]{1,200}?)['"]?(?:\s-\w|$)/;
const CODE = /\bHCW8\d{3}\b/;
const ABOUT = /(?:Identity|Name|Connector)\s*[:=]?\s*['"]([^'"]{1,200})['"]|['"]([^'"]{1,200})['"]/i;
const TEXT_KEPT = 2000;

/** The log of the Hybrid Configuration Wizard: what it compared, what it ran, what failed. */
export const hcwEntry: TextForm = {
  id: 'hcw-entry',
  title: 'Hybrid Configuration Wizard log',
  signs: [
    {
      pattern:
        /^\s*\d{3,4}\.\d\d\.\d\d \d\d:\d\d:\d\d\.\d{3}\s+(?:\*?(?:ERROR|WARNING)\*?\s+)?\d{5}\s+\\?\[Client=/,
      score: 0.98,
      reason: 'row of a Hybrid Configuration Wizard log',
    },
    {
      pattern: /^(?=.*\bExpected\b)(?=.*\bActual\b)(?=.*\bEquals?\b)/,
      score: 0.9,
      reason: 'comparison of the Hybrid Configuration Wizard',
    },
    { pattern: /\bHCW8\d{3}\b/, score: 0.88, reason: 'error code of the Hybrid Configuration Wizard' },
  ],
  belongs: /^(?:\s+\S|\d{3,4}\.\d\d\.\d\d |[A-Za-z]\w{2,40}\s*(?:\||\s{2,}|\t)|[-|+= ]+$|\|)/,
  open: openLog,
};

function openLog(context: FormContext): LineReader {
  let time: string | undefined;
  let side: HcwEntry['side'];
  let about: string | undefined;
  let table: ComparisonTable | undefined;

  const base = (line: number): Pick<HcwEntry, 'kind' | 'origin' | 'time' | 'side'> => ({
    kind: 'hcw-entry',
    ...(time !== undefined && { time: readMachineTime(time) }),
    ...(side && { side }),
    origin: context.origin(line),
  });
  const error = (text: string, line: number, cmdlet?: string) => {
    const code = CODE.exec(text)?.[0];
    context.fact({
      ...base(line),
      what: 'error',
      ...(cmdlet !== undefined && { cmdlet }),
      ...(code !== undefined && { code }),
      text: text.trim().slice(0, TEXT_KEPT),
    });
  };

  return {
    line({ text, number }) {
      const row = ROW.exec(text);
      if (row) {
        const [, at = '', level, , place = '', said = ''] = row;
        // A copied row sometimes has lost the first digit of its year.
        time = /^\d{3}\./.test(at) ? undefined : at;
        const session = SESSION.exec(place)?.[1];
        side = session === undefined ? undefined : /tenant/i.test(session) ? 'cloud' : 'onprem';
        table = undefined;
        about = objectIn(said);
        const [, cmdlet = '', parameters = ''] = STARTED.exec(said) ?? [];
        if (level === 'ERROR') error(said, number, CMDLET.exec(place)?.[1]);
        else if (MAIL_FLOW.test(cmdlet)) {
          const object = OBJECT.exec(parameters)?.[1];
          context.fact({
            ...base(number),
            what: 'cmdlet',
            cmdlet,
            ...(object !== undefined && { object }),
            text: `${cmdlet}${parameters}`.slice(0, TEXT_KEPT),
          });
        }
        table = ComparisonTable.open(said);
        return;
      }
      const opened = ComparisonTable.open(text);
      const compared = opened ? undefined : table?.row(text);
      if (opened) table = opened;
      else if (compared === 'rule') return;
      else if (compared)
        context.fact({
          ...base(number),
          what: 'comparison',
          ...(about !== undefined && { object: about }),
          ...compared,
        });
      else if (text.trim() !== '') {
        table = undefined;
        about = objectIn(text) ?? about;
        if (CODE.test(text)) error(text, number);
      }
    },
    end: () => undefined,
  };
}

function objectIn(text: string): string | undefined {
  const match = ABOUT.exec(text);
  return match?.[1] ?? match?.[2];
}
