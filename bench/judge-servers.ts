import { performance } from 'node:perf_hooks';
import {
  compareExports,
  compareServers,
  compareWizard,
  toOrganization,
} from '../packages/connector-model/src/index.js';
import { serversOf } from '../packages/diagnosis/src/intake/servers.js';
import { storesOf } from '../packages/diagnosis/src/intake/stores.js';
import { Observer } from '../packages/diagnosis/src/observe/observer.js';
import { predict } from '../packages/diagnosis/src/predict/predict.js';
import { RULES } from '../packages/diagnosis/src/rules/index.js';
import { runRules } from '../packages/diagnosis/src/rules/run-rules.js';
import { generateServers } from './generate-servers.js';

const AS_OF = '2026-11-24T00:00:00.000Z';

/** One size in a process of its own: times of the steps in milliseconds, and the most memory it took. */
function judge(size: number): void {
  const records = generateServers(size);
  const times: Record<string, number> = {};
  const before = process.cpuUsage();
  const timed = <Result>(name: string, work: () => Result): Result => {
    const from = performance.now();
    const result = work();
    times[name] = performance.now() - from;
    return result;
  };
  const { organization } = timed('model', () => toOrganization(records));
  const servers = timed('servers', () => compareServers(organization));
  timed('wizard', () => compareWizard(organization));
  // The earlier export is modelled for itself, so that no value of the two is the very same one.
  const earlier = timed('earlier', () => toOrganization(records).organization);
  const since = timed('since', () => compareExports(earlier, organization));
  const observations = new Observer().observations();
  const configuration = timed('gather', () => ({
    organization,
    servers: serversOf(organization),
    stores: storesOf(organization),
    certificates: [],
  }));
  const predictions = timed('predict', () => predict(configuration, observations, AS_OF));
  const judged = timed('judge', () =>
    runRules(RULES, { ...configuration, asOf: AS_OF, predictions, observations }),
  );
  const { user, system } = process.cpuUsage(before);
  const odd = Math.floor(size / 10) * 2;
  if (judged.findings.length < odd || judged.issues.length > 0)
    throw new Error(`${judged.findings.length} findings`);
  if (servers.differences.length !== odd || predictions.length !== 2 * size || since.differences.length > 0)
    throw new Error(`${servers.differences.length} differences, ${predictions.length} predictions`);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(
    JSON.stringify({ size, times, cpu: (user + system) / 1000, compared: servers.compared, megabytes }),
  );
}

/** Run with the number of servers. */
judge(Number(process.argv[2]));
