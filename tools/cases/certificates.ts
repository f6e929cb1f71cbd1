import { buildCertificate, type TestCertificate } from '../testing/src/index.js';
import { digits } from './chance.js';

/** What Exchange uses between servers and with Exchange Online for OAuth: the same on all servers, never for SMTP peers. */
export const authCertificate = buildCertificate({
  subject: [['CN', 'Microsoft Exchange Server Auth Certificate']],
  key: 'server-1',
  serialNumber: '4D1F2A90C36E77B14A05E8D2917BC0F3',
  notBefore: '2024-03-18T10:02:44Z',
  notAfter: '2029-02-20T10:02:44Z',
});

/** What IIS makes for its own management service. */
export function webManagementCertificate(server: string): TestCertificate {
  return buildCertificate({
    subject: [['CN', `WMSvc-SHA2-${server}`]],
    key: 'server-2',
    serialNumber: `2${digits(`WMSvc-SHA2-${server}`, 31).toUpperCase()}`,
    notBefore: '2024-03-14T16:31:20Z',
    notAfter: '2034-03-12T16:31:20Z',
    dnsNames: [`WMSvc-SHA2-${server}`],
    extendedKeyUsage: ['serverAuth'],
  });
}
