export { type EndpointProbe, type HostProbe, type ProbedTls, type VersionProbe } from './endpoint-probe.js';
export { PROBE_STAGES, type ProbeFaultCode, type ProbeStage } from './fault.js';
export { type ClientCertificate } from './handshake.js';
export { type ProbeOptions, type StageTimeouts, type TlsVersion } from './options.js';
export { probe, type ProbeTarget } from './probe.js';
export { type ResolveHost } from './resolve-host.js';
export { type StageFault, type StageResult } from './stage-recorder.js';
export { type TranscriptLine } from './transcript.js';
