import { domainOfAddressSpace } from '../normal-forms/domain-pattern.js';
import type { SendConnector } from '../objects.js';
import { known, visibleItems } from '../setting.js';

const WIZARD_NAME = /^Outbound to Office 365( - [0-9a-f-]{36})?$/i;
const CLOUD_HOST =
  /(^|\.)(mail\.protection\.(outlook\.com|office365\.us|partner\.outlook\.cn)|mx\.microsoft)$/i;
const CLOUD_ADDRESS_SPACE = /\.mail\.onmicrosoft\.(com|us|de|cn)$/i;

/** Whether the Hybrid Configuration Wizard gave the send connector its name. (§F.3.3) */
export function isNamedByWizard({ name }: Pick<SendConnector, 'name'>): boolean {
  return WIZARD_NAME.test(name);
}

/** Whether an enabled send connector leads to Exchange Online: by the wizard's name, its smart host or its address space (§D.3, §F.3.3). */
export function sendsToExchangeOnline(connector: SendConnector): boolean {
  return known(connector.enabled) !== false && leadsToExchangeOnline(connector);
}

/** As sendsToExchangeOnline, whether it is enabled or not. */
export function leadsToExchangeOnline(connector: SendConnector): boolean {
  return (
    isNamedByWizard(connector) ||
    visibleItems(connector.smartHosts).some((host) => CLOUD_HOST.test(host)) ||
    visibleItems(connector.addressSpaces).some((space) =>
      CLOUD_ADDRESS_SPACE.test(domainOfAddressSpace(space)),
    )
  );
}
