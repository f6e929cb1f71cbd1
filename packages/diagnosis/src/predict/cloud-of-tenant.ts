import {
  known,
  visibleItems,
  type MicrosoftCloud,
  type Organization,
} from '@hybrid-mailflow/connector-model';

/** The clouds whose published addresses count: told by the names the connectors speak of, else the worldwide one (§H.7). */
export function cloudsOfTenant(organization: Organization): readonly MicrosoftCloud[] {
  const names = [
    ...organization.sendConnectors.flatMap(({ tlsDomain, smartHosts }) => [
      known(tlsDomain) ?? '',
      ...visibleItems(smartHosts),
    ]),
    ...organization.receiveConnectors.flatMap(({ tlsDomainCapabilities }) =>
      visibleItems(tlsDomainCapabilities).map(({ domain }) => domain),
    ),
  ];
  if (names.some((name) => /\boffice365\.us$/i.test(name))) return ['gcc-high', 'dod'];
  if (names.some((name) => /\bpartner\.outlook\.cn$/i.test(name))) return ['china'];
  return ['worldwide'];
}
