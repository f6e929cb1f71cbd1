import type { Organization } from '../../objects.js';
import { known } from '../../setting.js';
import { isFromWizard } from './wizard-context.js';

/** Whether the wizard set up a mail flow at all, and what tells. (§F.1) */
export interface HybridFlavour {
  /** True: Classic Full or Modern Full. False: Minimal or Express, which touch no connector. Undefined: the exports do not tell. */
  readonly mailFlow: boolean | undefined;
  /** One sentence. */
  readonly reason: string;
}

/** Tells by the features of HybridConfiguration, else by the connectors themselves. */
export function hybridFlavour(organization: Organization): HybridFlavour {
  const { sendConnectors, inboundConnectors, outboundConnectors, hybridConfigurations } = organization;
  const [hybrid] = hybridConfigurations;
  const features = hybrid && known(hybrid.features);
  if (features?.some((feature) => feature.toLowerCase() === 'securemail') === true)
    return { mailFlow: true, reason: 'HybridConfiguration has the feature SecureMail.' };
  const online = [...inboundConnectors, ...outboundConnectors];
  const own = [
    ...sendConnectors.filter(isFromWizard),
    ...online.filter(({ connectorType }) => known(connectorType) === 'OnPremises'),
  ];
  const [first] = own;
  if (first) return { mailFlow: true, reason: `${first.name} connects the two sides.` };
  if (features !== undefined)
    return {
      mailFlow: false,
      reason: 'HybridConfiguration lacks the feature SecureMail: the wizard set up no mail flow.',
    };
  if (sendConnectors.length > 0 && online.length > 0)
    return {
      mailFlow: false,
      reason:
        'No connector of either side leads to the other: the wizard was not run, or set up no mail flow.',
    };
  return { mailFlow: undefined, reason: 'No export tells whether the wizard set up a mail flow.' };
}
