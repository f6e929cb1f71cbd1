import { describe, expect, it } from 'vitest';
import { defaultFrontend, exportRecord } from '../../test/export-record.js';
import { known } from '../setting.js';
import { toOrganization, type ToOrganizationOptions } from '../to-organization.js';

const SINCE = '2026-11-01T10:00:00Z';
const monday = { item: 'monday.txt' };
const tuesday = { item: 'tuesday.txt' };

function merge(records: Parameters<typeof toOrganization>[0], options?: ToOrganizationOptions) {
  const { organization, issues } = toOrganization(records, options);
  const { receiveConnectors } = organization;
  return {
    fqdns: receiveConnectors.map(({ fqdn }) => known(fqdn)),
    origins: receiveConnectors.map(({ origin }) => origin.item),
    records: receiveConnectors.map(({ records }) => records.length),
    issues: issues.map(({ code, origin }) => [code, origin.item]),
    doubted: issues.flatMap(({ doubts }) => (doubts ? [doubts.records.map(({ item }) => item)] : [])),
  };
}

describe('exports of one object', () => {
  it('given twice are one object, silently', () => {
    expect(merge([defaultFrontend('EX01', {}, monday), defaultFrontend('EX01', {}, tuesday)])).toMatchObject({
      fqdns: ['EX01.contoso.local'],
      records: [2],
      issues: [],
    });
  });

  it('are one object in whatever case its name is spelled', () => {
    const lower = defaultFrontend('ex01', { Identity: 'ex01.contoso.local\\default frontend EX01' });
    expect(merge([defaultFrontend('EX01'), lower]).records).toEqual([2]);
  });

  it.each([
    ['the first', ['2026-11-02T10:00:00Z', SINCE], 'old.contoso.com', 'tuesday.txt'],
    ['the second', [SINCE, '2026-11-02T10:00:00Z'], 'new.contoso.com', 'monday.txt'],
  ])('changed at different times: %s, which is the later, counts', (_, [first, second], fqdn, superseded) => {
    const records = [
      defaultFrontend('EX01', { Fqdn: 'old.contoso.com', WhenChangedUTC: first ?? '' }, monday),
      defaultFrontend('EX01', { Fqdn: 'new.contoso.com', WhenChangedUTC: second ?? '' }, tuesday),
    ];
    expect(merge(records)).toMatchObject({ fqdns: [fqdn], issues: [['SUPERSEDED_EXPORT', superseded]] });
  });

  it('of unknown change are ordered by when they were taken', () => {
    const records = [
      defaultFrontend('EX01', { Fqdn: 'new.contoso.com' }, tuesday),
      defaultFrontend('EX01', { Fqdn: 'old.contoso.com' }, monday),
    ];
    const takenAt = (item: string) => (item === 'tuesday.txt' ? '2026-11-03' : '2026-11-02');
    expect(merge(records, { takenAt })).toMatchObject({
      fqdns: ['new.contoso.com'],
      issues: [['SUPERSEDED_EXPORT', 'monday.txt']],
    });
  });

  it('that nothing orders are a conflict, and the last given counts', () => {
    const records = [
      defaultFrontend('EX01', { Fqdn: 'one.contoso.com', WhenChanged: '11/1/2026 9:00:00 AM' }, monday),
      defaultFrontend('EX01', { Fqdn: 'two.contoso.com', WhenChanged: '1/11/2026 9:00:00 AM' }, tuesday),
    ];
    expect(merge(records)).toMatchObject({
      fqdns: ['two.contoso.com'],
      issues: [['CONFLICTING_EXPORTS', 'monday.txt']],
      doubted: [['tuesday.txt', 'monday.txt']],
    });
  });

  it('complete each other: what the later does not tell comes from the earlier, with its origin', () => {
    const partial = exportRecord(
      {
        Identity: 'EX01\\Default Frontend EX01',
        Bindings: ['0.0.0.0:25'],
        RemoteIPRanges: { cut: ['10.0.0.1'] },
      },
      tuesday,
    );
    const { organization, issues } = toOrganization([
      defaultFrontend('EX01', { Bindings: ['0.0.0.0:25'] }, monday),
      partial,
    ]);
    const [connector] = organization.receiveConnectors;
    expect(connector?.origin.item).toBe('tuesday.txt');
    expect(connector?.bindings.origin.item).toBe('tuesday.txt');
    expect(connector?.remoteIpRanges).toMatchObject({ state: 'set', origin: { item: 'monday.txt' } });
    expect(connector?.authMechanism).toMatchObject({ state: 'set', origin: { item: 'monday.txt' } });
    expect(issues).toEqual([]);
  });

  it('do not differ in order, case or spelling', () => {
    const other = {
      Bindings: ['0.0.0.0:25', '[::]:25'],
      AuthMechanism: 31,
      Fqdn: 'ex01.CONTOSO.local',
      RemoteIPRanges: ['0.0.0.0/0', '::/0'],
    };
    expect(
      merge([defaultFrontend('EX01', {}, monday), defaultFrontend('EX01', other, tuesday)]).issues,
    ).toEqual([]);
  });

  it('of different servers and sides stay apart', () => {
    const certificate = (server: string) =>
      exportRecord({ Thumbprint: 'AA', Subject: 'CN=x', Services: 'SMTP', Identity: `${server}\\AA` });
    const domain = (place: string) =>
      exportRecord({ DomainName: 'contoso.com', DomainType: 'Authoritative', OriginatingServer: place });
    const { organization } = toOrganization([
      ...['EX01', 'EX02', 'EX01'].map(certificate),
      ...['dc01.contoso.local', 'dc.prod.outlook.com', 'dc02.contoso.local'].map(domain),
    ]);
    expect(organization.certificates.map(({ server }) => server)).toEqual(['EX01', 'EX02']);
    expect(organization.acceptedDomains.map(({ side }) => side)).toEqual(['onprem', 'cloud']);
  });

  it('stay apart where nothing names the server', () => {
    const nameless = (item: string) =>
      exportRecord({ Thumbprint: 'AA', Subject: 'CN=x', Services: 'SMTP' }, { item });
    expect(toOrganization([nameless('a.txt'), nameless('b.txt')]).organization.certificates).toHaveLength(2);
  });
});
