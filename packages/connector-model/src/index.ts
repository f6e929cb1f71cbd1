export {
  type Comparison,
  type Difference,
  type NotCompared,
  type ServerDifference,
  type ShownValue,
  type TouchedFlow,
  type Weight,
} from './comparison/difference.js';
export { compareExports, type ExportDifference } from './comparison/compare-exports.js';
export { hybridFlavour } from './comparison/wizard/hybrid-flavour.js';
export { compareServers } from './comparison/compare-servers.js';
export { withoutServer } from './comparison/own-text.js';
export {
  compareWizard,
  type WizardComparison,
  type WizardDifference,
} from './comparison/wizard/compare-wizard.js';
export { type HybridFlavour } from './comparison/wizard/hybrid-flavour.js';
export { type WizardLogValue } from './comparison/wizard/wizard-log.js';
export { objectsOf } from './comparison/objects-of.js';
export { describeObject, type DescribedObject } from './describe-object.js';
export { compareExchangeVersions, parseExchangeVersion, type ExchangeVersion } from './exchange-version.js';
export { impossibleSettings, type ImpossibleSetting } from './impossible-settings.js';
export { MODEL_ISSUE_CODES, type ModelIssueCode } from './issue-codes.js';
export { objectKind, type KindFrom, type ObjectKind } from './kinds/object-kind.js';
export {
  formatAddressRange,
  isSingleUnspecifiedAddress,
  parseAddressRange,
  rangeContains,
} from './normal-forms/address-range.js';
export { checkCapability } from './normal-forms/domain-capability.js';
export {
  compareX509Identifiers,
  parseX509Identifier,
  type X509IdentifierRelation,
} from './normal-forms/x509-identifier.js';
export {
  type AcceptedDomain,
  type AddressRange,
  type Binding,
  type ByteSize,
  type ConfigurationObject,
  type Count,
  type DomainCapability,
  type ExchangeCertificate,
  type ExchangeServer,
  type HybridConfiguration,
  type InboundConnector,
  type OnPremisesOrganization,
  type Organization,
  type OutboundConnector,
  type ReceiveConnector,
  type RemoteDomain,
  type SendConnector,
  type Side,
  type ToldBy,
  type TransportConfig,
  type TransportService,
  type X509Identifier,
} from './objects.js';
export {
  attributeInbound,
  type AttributionObstacle,
  type ClientCertificate,
  type InboundAttribution,
  type InboundAttributionQuery,
  type InboundSession,
  type NameMatch,
} from './selection/attribute-inbound.js';
export { type Confidence } from './selection/confidence.js';
export {
  checkEopCoverage,
  isPrivateAddress,
  type Capture,
  type EopCoverage,
  type EopCoverageQuery,
} from './selection/eop-coverage.js';
export { listeningKey } from './selection/listening-key.js';
export {
  cloudsOfAddress,
  EOP_RANGES,
  isEopAddress,
  type EopRanges,
  type MicrosoftCloud,
} from './selection/eop-ranges.js';
export { type PartnerMatch } from './selection/partner-connector.js';
export { findPortConflicts, type PortConflict, type PortConflictKind } from './selection/port-conflicts.js';
export {
  selectOutboundConnector,
  type OutboundConnectorMatch,
  type OutboundConnectorQuery,
  type OutboundConnectorSelection,
  type OutboundMatchKind,
} from './selection/select-outbound-connector.js';
export { formatBinding } from './normal-forms/binding.js';
export { withoutAddresses } from './selection/without-addresses.js';
export {
  selectReceiveConnector,
  type ReceiveConnectorMatch,
  type ReceiveConnectorQuery,
  type ReceiveConnectorSelection,
  type SelectionRule,
} from './selection/select-receive-connector.js';
export {
  isNamedByWizard,
  leadsToExchangeOnline,
  sendsToExchangeOnline,
} from './selection/sends-to-exchange-online.js';
export { known, visibleItems, type Setting } from './setting.js';
export { toOrganization, type ToOrganizationOptions, type ToOrganizationResult } from './to-organization.js';
