import { known, type SendConnector } from '@hybrid-mailflow/connector-model';

const HYBRID_WIZARD_NAME = /^Outbound to Office 365( - [0-9a-f-]{36})?$/i;
const CLOUD_HOST =
  /(^|\.)(mail\.protection\.(outlook\.com|office365\.us|partner\.outlook\.cn)|mx\.microsoft)$/i;
const CLOUD_ADDRESS_SPACE = /\.mail\.onmicrosoft\.(com|us|de|cn)$/i;

/** Whether an enabled send connector leads to Exchange Online: by the wizard's name, its smart host or its address space (§D.3, §F.3.3). */
export function sendsToExchangeOnline(connector: SendConnector): boolean {
  if (known(connector.enabled) === false) return false;
  const hosts = known(connector.smartHosts) ?? [];
  const spaces = (known(connector.addressSpaces) ?? []).map((space) =>
    space.replace(/^smtp:/i, '').replace(/;\d+$/, ''),
  );
  return (
    HYBRID_WIZARD_NAME.test(connector.name) ||
    hosts.some((host) => CLOUD_HOST.test(host)) ||
    spaces.some((space) => CLOUD_ADDRESS_SPACE.test(space))
  );
}
