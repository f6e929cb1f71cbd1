import type { Alternative } from '../plan.js';

export const rerunHybridConfigurationWizard: Alternative = {
  id: 'rerun-hybrid-configuration-wizard',
  title: 'Rerun the Hybrid Configuration Wizard',
  text:
    'Microsoft prefers this way. Choose every server that takes mail from Exchange Online as receiving server, and the certificate ' +
    'that all of them have. It writes that certificate to the Default Frontend of each chosen server and to the send connector, its ' +
    'name to the connectors of Exchange Online, and rewrites the other hybrid settings as well, so look at what has been changed ' +
    'by hand first. ' +
    'Its log (%AppData%\\Microsoft\\Exchange Hybrid Configuration) lists expected and actual values.',
};

export const nameOnCapturingConnector: Alternative = {
  id: 'name-certificate-on-capturing-connector',
  title: 'Give the connector that answers now the same certificate',
  text:
    'Where its devices come through the same address as Exchange Online, the two cannot be told apart by RemoteIPRanges: then set ' +
    'TlsCertificateName and TlsDomainCapabilities of that connector to the values of Default Frontend instead of narrowing it, and ' +
    'make sure that it does not let Exchange Online do more than Default Frontend would, above all relay.',
};
