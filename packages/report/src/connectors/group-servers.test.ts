import type { DescribedObject } from '@hybrid-mailflow/connector-model';
import { describe, expect, it } from 'vitest';
import { groupServers } from './group-servers.js';

function described(
  kind: DescribedObject['kind'],
  server: string,
  object: string,
  values: Readonly<Record<string, string>>,
): DescribedObject {
  const settings = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
  return { kind, server, object, origin: { item: `${server}.xml` }, settings, unknown: [] };
}

function receive(server: string, name: string, capability = ''): DescribedObject {
  return described('ReceiveConnector', server, `${server}\\${name}`, {
    Bindings: '0.0.0.0:25',
    Fqdn: `${server}.contoso.local`,
    TlsDomainCapabilities: capability,
  });
}

function certificate(server: string, thumbprint: string, subject: string, issuer = subject): DescribedObject {
  return described('ExchangeCertificate', server, thumbprint, { Subject: subject, Issuer: issuer });
}

function group(...objects: readonly DescribedObject[]) {
  const servers = new Map<string, DescribedObject[]>();
  for (const object of objects) {
    const { server = '' } = object;
    servers.set(server, [...(servers.get(server) ?? []), object]);
  }
  return groupServers(servers).map((found) => ({
    ...found,
    objects: found.objects.map(({ object }) => object),
  }));
}

describe('groupServers', () => {
  it('tells servers once that are alike but for their names and certificates of their own', () => {
    const alike = (server: string) => [
      receive(server, `Default Frontend ${server}`),
      certificate(server, `${server}1`, `CN=${server}`),
      certificate(server, `${server}2`, `CN=WMSvc-SHA2-${server}`),
    ];
    expect(group(...['EX01', 'EX02', 'EX03'].flatMap(alike))).toEqual([
      { servers: ['EX01', 'EX02', 'EX03'], objects: ['EX01\\Default Frontend EX01', 'EX011', 'EX012'] },
    ]);
  });

  const names = ['Relay', 'Scanner', 'Printer'];
  const two = ['EX01', 'EX02'].flatMap((server) => names.map((name) => receive(server, name)));

  it('tells another by what differs', () => {
    const odd = [receive('EX03', 'Relay', 'a:None'), receive('EX03', 'Scanner'), receive('EX03', 'Printer')];
    expect(group(...odd, ...two)).toEqual([
      { servers: ['EX01', 'EX02'], objects: names.map((name) => `EX01\\${name}`) },
      { servers: ['EX03'], objects: ['EX03\\Relay'], unlike: { server: 'EX01', lacks: [] } },
    ]);
  });

  it('tells another by what it lacks', () => {
    expect(group(...two, receive('EX03', 'Relay'), receive('EX03', 'Scanner'))[1]).toEqual({
      servers: ['EX03'],
      objects: [],
      unlike: { server: 'EX01', lacks: ['EX01\\Printer'] },
    });
  });

  it('tells one wholly that has little in common', () => {
    expect(group(...two, receive('EDGE1', 'Relay'))[1]).toEqual({
      servers: ['EDGE1'],
      objects: ['EDGE1\\Relay'],
    });
  });

  it('takes only what a server issued to itself for its own', () => {
    const shared = (server: string, thumbprint: string) => [
      receive(server, 'Relay'),
      certificate(server, thumbprint, 'CN=mail.contoso.com', 'CN=Authority'),
    ];
    expect(group(...shared('EX01', 'AA'), ...shared('EX02', 'AA'))).toHaveLength(1);
    expect(group(...shared('EX01', 'AA'), ...shared('EX02', 'BB'))).toHaveLength(2);
  });
});
