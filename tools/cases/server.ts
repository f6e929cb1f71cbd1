import type { Name, TestCertificate } from '../testing/src/index.js';

/** An Exchange server of a case, as far as its exports show it. */
export interface CaseServer {
  readonly name: string;
  /** Address inside, behind the load balancer. */
  readonly address: string;
  /** When Exchange was installed, ISO 8601. */
  readonly installed: string;
  readonly mailCertificate: TestCertificate;
  readonly setupCertificate: TestCertificate;
  /** Whether the Hybrid Configuration Wizard was run for it, and when; ISO 8601. */
  readonly wizard?: string;
}

export const fqdnOf = (server: CaseServer) => `${server.name}.contoso.local`;

/** A name as Windows prints it: the last part encoded comes first. Only for names that need no quotes. */
export function printedName(name: Name): string {
  return name
    .map(([type, value]) => `${String(type)}=${String(value)}`)
    .reverse()
    .join(', ');
}

export const subjectOf = ({ options }: TestCertificate) => printedName(options.subject);
export const issuerOf = ({ options }: TestCertificate) =>
  printedName((options.issuer?.options ?? options).subject);

/** The certificate a server answers Exchange Online with: the named one, else the one its Fqdn selects. */
export const servedBy = ({ wizard, mailCertificate, setupCertificate }: CaseServer) =>
  wizard === undefined ? setupCertificate : mailCertificate;
