import type { PropertyValue } from '@hybrid-mailflow/powershell-export';
import { describe, expect, it } from 'vitest';
import { exportRecord, type Cut } from '../../test/export-record.js';
import { toOrganization } from '../to-organization.js';
import { selectOutboundConnector } from './select-outbound-connector.js';

type Properties = Record<string, PropertyValue | Cut>;

const outbound = (name: string, domains: PropertyValue | Cut, changes: Properties = {}) =>
  exportRecord(
    { Name: name, Enabled: true, ConnectorType: 'OnPremises', RecipientDomains: domains, ...changes },
    { command: 'Get-OutboundConnector', item: 'exo.txt' },
  );

const accepted = (name: string, type = 'Authoritative', changes: Properties = {}) =>
  exportRecord({ DomainName: name, DomainType: type, PSComputerName: 'outlook.office365.com', ...changes });

function select(recipientDomain: string, ...records: Parameters<typeof toOrganization>[0]) {
  const { outboundConnectors, acceptedDomains } = toOrganization(records).organization;
  const selection = selectOutboundConnector({
    connectors: outboundConnectors,
    recipientDomain,
    acceptedDomains,
  });
  const { outcome, chosen, runnerUp, confidence, undecided, ruleScoped } = selection;
  return {
    outcome,
    chosen: chosen && [chosen.connector.name, chosen.by, chosen.pattern],
    runnerUp: runnerUp?.connector.name,
    confidence,
    undecided: undecided.map(({ name }) => name),
    ruleScoped: ruleScoped.map(({ name }) => name),
    acceptedDomainType: selection.acceptedDomainType,
  };
}

describe('selectOutboundConnector', () => {
  it('takes the connector that names the domain', () => {
    expect(
      select('Contoso.com.', outbound('A', ['contoso.com']), outbound('B', ['fabrikam.com'])),
    ).toMatchObject({
      outcome: 'selected',
      chosen: ['A', 'exact-domain', 'contoso.com'],
      runnerUp: undefined,
      confidence: 'high',
    });
  });

  it('has low confidence where exact, accepted and wildcard compete (§E.1.2)', () => {
    const records = [
      outbound('Wild', ['*.contoso.com']),
      outbound('Accepted', [], { AllAcceptedDomains: true }),
      outbound('Exact', ['sub.contoso.com']),
      accepted('sub.contoso.com'),
    ];
    expect(select('sub.contoso.com', ...records)).toMatchObject({
      outcome: 'selected',
      chosen: ['Exact', 'exact-domain', 'sub.contoso.com'],
      runnerUp: 'Accepted',
      confidence: 'low',
    });
    expect(select('sub.contoso.com', ...records.slice(0, 2), accepted('sub.contoso.com'))).toMatchObject({
      chosen: ['Accepted', 'accepted-domain', 'sub.contoso.com'],
      runnerUp: 'Wild',
      confidence: 'low',
    });
  });

  it('prefers the longer wildcard, with medium confidence', () => {
    const records = [outbound('All', ['*']), outbound('Wild', ['*.contoso.com'])];
    expect(select('a.b.contoso.com', ...records)).toMatchObject({
      chosen: ['Wild', 'wildcard', '*.contoso.com'],
      runnerUp: 'All',
      confidence: 'medium',
    });
    expect(select('contoso.com', ...records).chosen).toEqual(['All', 'wildcard', '*']);
  });

  it('takes everything for centralised transport (§E.1.3)', () => {
    const all = outbound('All', ['*'], { RouteAllMessagesViaOnPremises: true });
    expect(select('anywhere.example', all)).toMatchObject({
      chosen: ['All', 'wildcard', '*'],
      confidence: 'high',
    });
  });

  it('sets rule-scoped and test-mode connectors aside (§E.1.1, §E.1.2)', () => {
    const records = [
      outbound('Scoped', ['contoso.com'], { IsTransportRuleScoped: true }),
      outbound('Test', ['contoso.com'], { TestMode: true }),
      outbound('Off', ['contoso.com'], { Enabled: false }),
    ];
    expect(select('contoso.com', ...records)).toMatchObject({
      outcome: 'no-connector',
      ruleScoped: ['Scoped'],
    });
  });

  it('says of what type an accepted recipient domain is (§E.1.4)', () => {
    const records = [outbound('A', ['contoso.com']), accepted('contoso.com', 'InternalRelay')];
    expect(select('contoso.com', ...records).acceptedDomainType).toBe('InternalRelay');
    expect(select('other.example', ...records).acceptedDomainType).toBeUndefined();
  });

  it('does not count accepted domains of Exchange Server', () => {
    const records = [
      outbound('Accepted', [], { AllAcceptedDomains: true }),
      accepted('contoso.com', 'Authoritative', { PSComputerName: 'ex01.contoso.local' }),
    ];
    expect(select('contoso.com', ...records).outcome).toBe('no-connector');
  });

  it('is ambiguous between two that name the domain', () => {
    const records = [outbound('A', ['contoso.com']), outbound('B', ['contoso.com'])];
    expect(select('contoso.com', ...records)).toMatchObject({ outcome: 'ambiguous', confidence: 'low' });
  });

  it('does not guess where domains are missing or cut', () => {
    const bare = exportRecord({ Name: 'Bare', TlsSettings: 'DomainValidation' });
    expect(select('contoso.com', bare)).toMatchObject({ outcome: 'unknown', undecided: ['Bare'] });
    const cut = outbound('Cut', { cut: ['fabrikam.com'] });
    expect(select('contoso.com', cut, outbound('A', ['contoso.com']))).toMatchObject({
      outcome: 'selected',
      confidence: 'low',
      undecided: ['Cut'],
    });
    expect(select('fabrikam.com', cut).chosen).toEqual(['Cut', 'exact-domain', 'fabrikam.com']);
  });
});
