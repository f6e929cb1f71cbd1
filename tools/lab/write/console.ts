import { formatList, printedTime, typed } from '../../cases/printed.js';
import { issuerOf, subjectOf } from '../../cases/server.js';
import type { TestCertificate } from '../../testing/src/index.js';
import { isPublic, POOL } from '../certificates.js';
import type { LabServer, Organization } from '../organization.js';

/** Console transcripts of one server: service, stores, Test-Certificate. */
export function consoleOf(server: LabServer): string {
  const prompt = `[PS] C:\\>`;
  const service = server.role === 'Edge' ? 'MSExchangeTransport' : 'MSExchangeFrontEndTransport';
  const state = server.frontEnd === 'running' ? 'Running' : 'Stopped';
  return [
    `${prompt}hostname\n${server.name}\n`,
    `${typed(`Get-Service ${service} -ComputerName ${server.name} | fl Name,Status,MachineName`)}${formatList([{ Name: service, Status: state, MachineName: server.name }])}`,
    store(
      server,
      'LocalMachine',
      'CA',
      server.holdsIntermediate ? [POOL.intermediate, POOL.secondIntermediate] : [],
    ),
    ...server.elsewhere.map(({ location, store: name, certificate }) =>
      store(server, location, name, [certificate]),
    ),
    ...server.store
      .filter(({ certificate }) => isPublic(certificate))
      .map(({ certificate }) => test(server, certificate)),
  ].join('\n');
}

function store(
  { name }: LabServer,
  location: string,
  folder: string,
  certificates: readonly TestCertificate[],
): string {
  return (
    typed(
      `Invoke-Command ${name} { dir Cert:\\${location}\\${folder} | fl PSParentPath,Subject,Issuer,Thumbprint,NotAfter,HasPrivateKey,PSComputerName }`,
    ) +
    formatList(
      certificates.map((certificate) => ({
        PSParentPath: `Microsoft.PowerShell.Security\\Certificate::${location}\\${folder}`,
        Subject: subjectOf(certificate),
        Issuer: issuerOf(certificate),
        Thumbprint: certificate.thumbprint,
        NotAfter: printedTime(certificate.options.notAfter),
        HasPrivateKey: folder === 'CA' ? 'False' : 'True',
        PSComputerName: name,
      })),
    )
  );
}

function test({ buildsChain, name }: LabServer, { thumbprint }: TestCertificate): string {
  const command = `PS C:\\> Test-Certificate -Cert Cert:\\LocalMachine\\My\\${thumbprint} -Policy SSL # ${name}\n`;
  return buildsChain
    ? `${command}True\n`
    : `${command}WARNING: Chain status:\nCERT_TRUST_IS_PARTIAL_CHAIN\nTest-Certificate : A certificate chain could not be built to a trusted root authority. 0x800b010a (-2146762486 CERT_E_CHAINING)\nFalse\n`;
}

/** `Test-EdgeSynchronization` and `Start-EdgeSynchronization` on a Mailbox server (§F.2.3). */
export function edgeSync({ edgeSync: sync, servers }: Organization): string | undefined {
  const edges = servers.filter(({ role }) => role === 'Edge');
  if (!sync) return undefined;
  const failed = sync.configuration === 'Incomplete';
  return (
    typed('Test-EdgeSynchronization') +
    formatList(
      edges.map(({ name }) => ({
        SyncStatus: failed ? 'Failed' : 'Normal',
        Name: name,
        FailureDetail: failed ? 'The configuration could not be synchronized.' : '',
        SendConnectorStatus: failed ? 'NotSynchronized' : 'Synchronized',
      })),
    ) +
    typed('Start-EdgeSynchronization') +
    formatList(
      edges.map(({ name }) => ({
        Result: sync.configuration,
        Type: 'Configuration',
        Name: name,
        FailureDetails: failed
          ? 'System.DirectoryServices.Protocols.DirectoryOperationException: The attribute syntax specified to the directory service is invalid.'
          : '',
      })),
    )
  );
}
