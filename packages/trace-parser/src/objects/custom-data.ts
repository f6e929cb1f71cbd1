/** Groups of one row; agents of a large organization write about fifty. */
const MAX_GROUPS = 300;
/** Groups that carry the name of a connector: `Name=Outbound to contoso;ConnectorType=OnPremises;…`. */
const CONNECTOR_DATA = /(?:Tenant(?:Out|In)boundConnectorCustomData|(?:In|Out)boundConnectorData)$/;

/**
 * Parts the `custom_data` of an extended report or a tracking log (`S:tlsversion=…;S:AMA=EV|engine=M|…`) by group; a
 * group that comes again is added behind `; `. `ConnectorName` is the name the connector groups carry.
 */
export function readCustomData(text: string): Record<string, string> {
  const facts: Record<string, string> = {};
  const add = (name: string, value: string): void => {
    if (value === '' || name === '__proto__') return;
    facts[name] = Object.hasOwn(facts, name) ? `${facts[name] ?? ''}; ${value}` : value;
  };
  for (const group of text.split(/(?:^|;)S:/).slice(1, MAX_GROUPS + 1)) {
    const equals = group.indexOf('=');
    if (equals <= 0) continue;
    const name = group.slice(0, equals);
    const value = group.slice(equals + 1).replace(/;$/, '');
    add(`S:${name}`, value);
    if (CONNECTOR_DATA.test(name) && !Object.hasOwn(facts, 'ConnectorName')) {
      add('ConnectorName', /(?:^|;)Name=([^;]*)/.exec(value)?.[1] ?? '');
    }
  }
  return facts;
}
