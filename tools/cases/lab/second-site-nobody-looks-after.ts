import { labCase } from '../lab-case.js';
import { well, failing, QUIET } from './expected-parts.js';

export const secondSiteNobodyLooksAfter = labCase({
  slug: 'second-site-nobody-looks-after',
  readme: `# A second site that nobody looks after

mail.contoso.com has three addresses in the DNS. Two lead to EX01 and EX02, which are well; 192.0.2.77 is a site that was given up,
where an old server still answers with the certificate its setup made, \`CN=OLD01\`. Every attempt there fails, all others do well.
`,
  cause: 'path-varies-by-site',
  seed: 11,
  wanted: { addresses: true },
  form: 'csv',
  expected: {
    ...QUIET,
    causes: [
      {
        id: 'path-varies-by-site',
        confidence: 'certain',
        servers: [],
        observed: { share: { failed: 14, total: 36 }, fault: '450 4.4.317 SubjectMismatch' },
        expected: null,
      },
    ],
    since: null,
    next: ['Remove the address that leads to a wrong server, or mend what answers there'],
    findings: [failing('trace.csv')],
    predictions: well('EX01', 'EX02'),
  },
});
