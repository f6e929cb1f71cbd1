import type {
  ConfigurationObject,
  InboundConnector,
  OutboundConnector,
  ReceiveConnector,
} from '../../objects.js';
import { leadsToExchangeOnline } from '../../selection/sends-to-exchange-online.js';
import { known } from '../../setting.js';
import { capturesCloudMail, mayTakeCloudMail, mayTakeNatMail } from './address-coverage.js';
import { breaking, harmless, risky } from './judge.js';
import type { FlowJudgement } from './judge-setting.js';

const NOTHING: FlowJudgement = { flow: 'none', ...harmless('It does not change how mail flows.') };

/** What it means that an object is there that was not, or that others do not have. */
export function judgeAdded(object: ConfigurationObject): FlowJudgement {
  if ('enabled' in object && known(object.enabled) === false) return NOTHING;
  if (object.kind === 'ReceiveConnector') return addedReceive(object);
  if (object.kind === 'SendConnector' && leadsToExchangeOnline(object))
    return {
      flow: 'onprem-to-cloud',
      ...risky('It takes mail to Exchange Online, beside or before others.'),
    };
  if (object.kind === 'InboundConnector')
    return { flow: 'onprem-to-cloud', ...risky('It may attribute mail from on premises, or refuse it.') };
  if (object.kind === 'OutboundConnector')
    return { flow: 'cloud-to-onprem', ...risky('It may take mail that another connector took.') };
  if (object.kind === 'ExchangeServer') {
    const text = 'The Hybrid Configuration Wizard does not adapt a new server until it is run for it.';
    return { flow: 'cloud-to-onprem', ...risky(text) };
  }
  return NOTHING;
}

/** What it means that an object is not there that was, or that others have. */
export function judgeRemoved(object: ConfigurationObject): FlowJudgement {
  if ('enabled' in object && known(object.enabled) === false) return NOTHING;
  if (object.kind === 'ReceiveConnector' && mayTakeCloudMail(object)) {
    const text = 'Without it another connector answers Exchange Online, or none.';
    return { flow: 'cloud-to-onprem', ...breaking(text) };
  }
  if (object.kind === 'SendConnector' && leadsToExchangeOnline(object)) {
    const text = 'Without it mail to Exchange Online leaves without the certificate that attributes it.';
    return { flow: 'onprem-to-cloud', ...breaking(text) };
  }
  if (object.kind === 'InboundConnector' && isOnPremises(object)) {
    const text = 'Without it Exchange Online does not attribute mail from on premises.';
    return { flow: 'onprem-to-cloud', ...breaking(text) };
  }
  if (object.kind === 'OutboundConnector' && isOnPremises(object)) {
    const text = 'Without it Exchange Online delivers by the MX record of the recipient domain.';
    return { flow: 'cloud-to-onprem', ...breaking(text) };
  }
  if (object.kind === 'AcceptedDomain') {
    const flow = object.side === 'onprem' ? 'onprem-to-cloud' : 'cloud-to-onprem';
    const text = 'Mail for a domain that is not accepted is refused, and its name attributes no session.';
    return { flow, ...breaking(text) };
  }
  return NOTHING;
}

function addedReceive(connector: ReceiveConnector): FlowJudgement {
  const flow = 'cloud-to-onprem';
  if (capturesCloudMail(connector))
    return {
      flow,
      ...breaking('It takes mail of Exchange Online away from the connectors with wider ranges.'),
    };
  if (mayTakeCloudMail(connector)) return { flow, ...risky('It may take mail of Exchange Online.') };
  if (!mayTakeNatMail(connector)) return NOTHING;
  const text =
    'It takes private addresses on port 25: that of a load balancer or proxy with source NAT may be among them.';
  return { flow, ...risky(text) };
}

function isOnPremises({ connectorType }: InboundConnector | OutboundConnector): boolean {
  return known(connectorType) !== 'Partner';
}
