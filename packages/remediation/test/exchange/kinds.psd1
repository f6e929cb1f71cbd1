# The objects Exchange keeps, the cmdlets it has for them, and the type of each property that is more than text.
# Settable: the parameters of Set- (and New-). `list:` before a type is a MultiValuedProperty; `?` behind it takes $null.
@{
    ReceiveConnector = @{
        Side = 'onprem'; PerServer = $true; Cmdlets = @('Get', 'Set', 'New', 'Remove')
        TypeName = 'Microsoft.Exchange.Data.Directory.SystemConfiguration.ReceiveConnector'
        Properties = @{
            AuthMechanism = 'AuthMechanisms'; PermissionGroups = 'PermissionGroups'; ProtocolLoggingLevel = 'ProtocolLoggingLevel'
            Bindings = 'list:IPBinding'; RemoteIPRanges = 'list:IPRange'; TlsCertificateName = 'SmtpX509Identifier?'
            TlsDomainCapabilities = 'list:SmtpReceiveDomainCapabilities'; RequireTLS = 'bool'; Enabled = 'bool'; Fqdn = 'string?'
            DomainSecureEnabled = 'bool'; SuppressXAnonymousTls = 'bool'; EnableAuthGSSAPI = 'bool'; MaxMessageSize = 'ByteQuantifiedSize'
            Server = 'ADObjectId'; Banner = 'string?'; Comment = 'string?'; TransportRole = 'string'
        }
        Settable = @('AuthMechanism', 'PermissionGroups', 'ProtocolLoggingLevel', 'Bindings', 'RemoteIPRanges', 'TlsCertificateName', 'TlsDomainCapabilities', 'RequireTLS', 'Enabled', 'Fqdn', 'DomainSecureEnabled', 'SuppressXAnonymousTls', 'EnableAuthGSSAPI', 'MaxMessageSize', 'Banner', 'Comment', 'Name')
    }
    SendConnector = @{
        Side = 'onprem'; Cmdlets = @('Get', 'Set', 'New', 'Remove')
        TypeName = 'Microsoft.Exchange.Data.Directory.SystemConfiguration.SmtpSendConnectorConfig'
        Properties = @{
            AddressSpaces = 'list:AddressSpace'; SmartHosts = 'list:SmartHost'; SourceTransportServers = 'list:ADObjectId'; TlsCertificateName = 'SmtpX509Identifier?'
            TlsAuthLevel = 'TlsAuthLevel?'; TlsDomain = 'DomainPattern?'; ErrorPolicies = 'ErrorPolicies'; RequireTLS = 'bool'; IgnoreSTARTTLS = 'bool'; Enabled = 'bool'
            DNSRoutingEnabled = 'bool'; CloudServicesMailEnabled = 'bool'; DomainSecureEnabled = 'bool'; FrontendProxyEnabled = 'bool'; Fqdn = 'string?'
            ProtocolLoggingLevel = 'ProtocolLoggingLevel'; MaxMessageSize = 'ByteQuantifiedSize'; Comment = 'string?'; ConnectorType = 'ConnectorType'
        }
        Settable = @('AddressSpaces', 'SmartHosts', 'SourceTransportServers', 'TlsCertificateName', 'TlsAuthLevel', 'TlsDomain', 'ErrorPolicies', 'RequireTLS', 'IgnoreSTARTTLS', 'Enabled', 'DNSRoutingEnabled', 'CloudServicesMailEnabled', 'DomainSecureEnabled', 'FrontendProxyEnabled', 'Fqdn', 'ProtocolLoggingLevel', 'MaxMessageSize', 'Comment', 'Name')
    }
    HybridConfiguration = @{
        Side = 'onprem'; Single = $true; Cmdlets = @('Get', 'Set')
        TypeName = 'Microsoft.Exchange.Data.Directory.SystemConfiguration.HybridConfiguration'
        Properties = @{
            Domains = 'list:string'; Features = 'list:string'; ReceivingTransportServers = 'list:ADObjectId'; SendingTransportServers = 'list:ADObjectId'
            EdgeTransportServers = 'list:ADObjectId'; OnPremisesSmartHost = 'DomainPattern?'; TlsCertificateName = 'SmtpX509Identifier?'; ExternalIPAddresses = 'list:IPRange'
        }
        Settable = @('Domains', 'Features', 'ReceivingTransportServers', 'SendingTransportServers', 'EdgeTransportServers', 'OnPremisesSmartHost', 'TlsCertificateName', 'ExternalIPAddresses')
    }
    TransportService = @{
        Side = 'onprem'; Cmdlets = @('Get', 'Set'); TypeName = 'Microsoft.Exchange.Data.Directory.Management.TransportServer'
        Properties = @{ UseDowngradedExchangeServerAuth = 'bool'; IntraOrgConnectorProtocolLoggingLevel = 'ProtocolLoggingLevel' }
        Settable = @('UseDowngradedExchangeServerAuth', 'IntraOrgConnectorProtocolLoggingLevel')
    }
    FrontendTransportService = @{ Side = 'onprem'; Cmdlets = @('Get'); TypeName = 'Microsoft.Exchange.Data.Directory.Management.FrontendTransportServerPresentationObject'; Properties = @{}; Settable = @() }
    ExchangeServer = @{ Side = 'onprem'; Cmdlets = @('Get'); TypeName = 'Microsoft.Exchange.Data.Directory.Management.ExchangeServer'; Properties = @{}; Settable = @() }
    TransportConfig = @{
        Side = 'both'; Single = $true; Cmdlets = @('Get', 'Set'); TypeName = 'Microsoft.Exchange.Data.Directory.SystemConfiguration.TransportConfigContainer'
        Properties = @{ TLSReceiveDomainSecureList = 'list:DomainPattern'; TLSSendDomainSecureList = 'list:DomainPattern' }; Settable = @('TLSReceiveDomainSecureList', 'TLSSendDomainSecureList')
    }
    OrganizationConfig = @{ Side = 'both'; Single = $true; Cmdlets = @('Get'); TypeName = 'Microsoft.Exchange.Data.Directory.Management.OrganizationConfig'; Properties = @{}; Settable = @() }
    EdgeSubscription = @{ Side = 'onprem'; Cmdlets = @('Get'); TypeName = 'Microsoft.Exchange.Data.Directory.SystemConfiguration.EdgeSubscription'; Properties = @{}; Settable = @() }
    AcceptedDomain = @{
        Side = 'both'; Cmdlets = @('Get', 'Set'); TypeName = 'Microsoft.Exchange.Data.Directory.SystemConfiguration.AcceptedDomain'
        Properties = @{ DomainName = 'DomainPattern'; DomainType = 'AcceptedDomainType'; MatchSubDomains = 'bool'; Default = 'bool' }; Settable = @('DomainType', 'MatchSubDomains')
    }
    RemoteDomain = @{
        Side = 'both'; Cmdlets = @('Get', 'Set'); TypeName = 'Microsoft.Exchange.Data.Directory.SystemConfiguration.DomainContentConfig'
        Properties = @{ TargetDeliveryDomain = 'bool'; TrustedMailInboundEnabled = 'bool'; TrustedMailOutboundEnabled = 'bool'; IsInternal = 'bool' }
        Settable = @('TargetDeliveryDomain', 'TrustedMailInboundEnabled', 'TrustedMailOutboundEnabled', 'IsInternal')
    }
    InboundConnector = @{
        Side = 'cloud'; Cmdlets = @('Get', 'Set', 'New', 'Remove'); TypeName = 'Deserialized.Microsoft.Exchange.Data.Directory.SystemConfiguration.TenantInboundConnector'
        Properties = @{
            Enabled = 'bool'; ConnectorType = 'ConnectorType'; SenderDomains = 'list:string'; SenderIPAddresses = 'list:IPRange'; RequireTls = 'bool'; TlsSenderCertificateName = 'string?'
            RestrictDomainsToCertificate = 'bool'; RestrictDomainsToIPAddresses = 'bool'; CloudServicesMailEnabled = 'bool'; TreatMessagesAsInternal = 'bool'; AssociatedAcceptedDomains = 'list:string'; Comment = 'string?'
        }
        Settable = @('Enabled', 'ConnectorType', 'SenderDomains', 'SenderIPAddresses', 'RequireTls', 'TlsSenderCertificateName', 'RestrictDomainsToCertificate', 'RestrictDomainsToIPAddresses', 'CloudServicesMailEnabled', 'TreatMessagesAsInternal', 'AssociatedAcceptedDomains', 'Comment', 'Name')
    }
    OutboundConnector = @{
        Side = 'cloud'; Cmdlets = @('Get', 'Set', 'New', 'Remove'); TypeName = 'Deserialized.Microsoft.Exchange.Data.Directory.SystemConfiguration.TenantOutboundConnector'
        Properties = @{
            Enabled = 'bool'; UseMXRecord = 'bool'; ConnectorType = 'ConnectorType'; RecipientDomains = 'list:string'; SmartHosts = 'list:SmartHost'; TlsSettings = 'TlsSettings?'; TlsDomain = 'DomainPattern?'
            IsTransportRuleScoped = 'bool'; RouteAllMessagesViaOnPremises = 'bool'; CloudServicesMailEnabled = 'bool'; AllAcceptedDomains = 'bool'; SenderRewritingEnabled = 'bool'; TestMode = 'bool'; Comment = 'string?'
        }
        Settable = @('Enabled', 'UseMXRecord', 'ConnectorType', 'RecipientDomains', 'SmartHosts', 'TlsSettings', 'TlsDomain', 'IsTransportRuleScoped', 'RouteAllMessagesViaOnPremises', 'CloudServicesMailEnabled', 'AllAcceptedDomains', 'SenderRewritingEnabled', 'TestMode', 'Comment', 'Name')
    }
    OnPremisesOrganization = @{ Side = 'cloud'; Cmdlets = @('Get'); TypeName = 'Deserialized.Microsoft.Exchange.Data.Directory.SystemConfiguration.OnPremisesOrganization'; Properties = @{}; Settable = @() }
}
