import type { ConfigurationObject, Organization, ReceiveConnector } from '../objects.js';
import { nameOf, settingOf, shown, UnknownSettings } from './compare-objects.js';
import { comparePresence } from './compare-presence.js';
import { compareStores } from './compare-stores.js';
import { byWeight, type Comparison, type NotCompared, type ServerDifference } from './difference.js';
import { cardsOf, type SettingCard } from './judges/cards.js';
import { judgeEitherWay } from './judges/judge-setting.js';
import { ownText, withoutServer } from './own-text.js';
import { push } from './push.js';
import { sortsOfServers } from './server-sorts.js';
import { preferredByWizard } from './wizard/preferred-by-wizard.js';
import { wizardContext, type WizardContext } from './wizard/wizard-context.js';

/** An object of one server, held against those of the same name on the others. */
export interface Member<Object extends ConfigurationObject = ConfigurationObject> {
  readonly server: string;
  readonly object: Object;
}

/**
 * Holds the servers of an organization against each other: receive connectors of the same name, transport services, and the
 * certificates that connectors name. What most servers have is the reference; where as many have another, what the
 * Hybrid Configuration Wizard would write; else the first server's. Order, case, spelling and what is each server's own
 * are no differences, and what an export does not tell is not compared.
 */
export function compareServers(organization: Organization): Comparison<ServerDifference> {
  const sorts = sortsOfServers(organization);
  const connectors = new Map<string, Member<ReceiveConnector>[]>();
  const exported = new Map<string, Map<string, ReceiveConnector[]>>();
  for (const object of organization.receiveConnectors) {
    const { server, name } = object;
    if (server === '') continue;
    const sort = sorts.get(server) ?? 'mailbox';
    push(connectors, `${sort} ${withoutServer(name, server)}`, { server, object });
    const ofSort = exported.get(sort) ?? new Map<string, ReceiveConnector[]>();
    exported.set(sort, ofSort);
    push(ofSort, server, object);
  }
  const services = organization.transportServices.map((object) => ({ server: object.name, object }));
  const comparison = new ServerComparison(organization);
  for (const [key, members] of connectors) {
    comparison.settings(members);
    comparison.add(comparePresence(members, exported.get(key.split(' ', 1)[0] ?? '') ?? new Map()));
  }
  comparison.settings(services);
  comparison.add(compareStores(organization));
  return comparison.found();
}

/** The members that tell a setting, by what they have there. */
function clustersOf(members: readonly Member[], card: SettingCard): ReadonlyMap<string, readonly Member[]> {
  const clusters = new Map<string, Member[]>();
  for (const member of members) {
    const setting = settingOf(member.object, card);
    if (setting?.state !== 'set') continue;
    push(clusters, ownText(card.key, setting.value, member.object, member.server), member);
  }
  return clusters;
}

/** Server-specific by nature: every server has its own. */
const OWN_SETTINGS: ReadonlySet<string> = new Set(['internalTransportCertificateThumbprint']);

class ServerComparison {
  readonly #organization: Organization;
  #wizard: WizardContext | undefined;
  readonly #differences: ServerDifference[] = [];
  readonly #notCompared: NotCompared[] = [];
  readonly #unknown = new UnknownSettings();
  #compared = 0;

  constructor(organization: Organization) {
    this.#organization = organization;
  }

  add({ differences, notCompared, compared }: Comparison<ServerDifference>): void {
    for (const difference of differences) this.#differences.push(difference);
    for (const entry of notCompared) this.#notCompared.push(entry);
    this.#compared += compared;
  }

  /** Compares every setting of objects of one name. */
  settings(members: readonly Member[]): void {
    const [first] = members;
    if (!first || members.length < 2) return;
    for (const card of cardsOf(first.object.kind)) {
      if (OWN_SETTINGS.has(card.key)) continue;
      const clusters = clustersOf(members, card);
      if (clusters.size === 0) continue;
      for (const { object } of members) {
        const setting = settingOf(object, card);
        if (setting?.state === 'set') this.#compared++;
        else this.#unknown.add(card, setting, object);
      }
      if (clusters.size > 1) this.#oddOnes([...clusters.values()], card);
    }
  }

  found(): Comparison<ServerDifference> {
    return {
      differences: this.#differences.sort(byWeight),
      notCompared: [...this.#unknown.found(), ...this.#notCompared],
      compared: this.#compared,
    };
  }

  #oddOnes(clusters: readonly (readonly Member[])[], card: SettingCard): void {
    const { reference, settledBy } = this.#reference(clusters, card);
    const [first] = reference;
    const from = first && settingOf(first.object, card);
    if (!first || from?.state !== 'set') return;
    const agreeing = reference.map(({ server }) => server);
    for (const cluster of clusters) {
      if (cluster === reference) continue;
      for (const { object } of cluster) {
        const to = settingOf(object, card);
        if (to?.state !== 'set') continue;
        this.#differences.push({
          ...judgeEitherWay(card, from.value, to.value, { from: first.object, to: object }),
          ...nameOf(object),
          change: 'changed',
          setting: card.name,
          reference: shown(from),
          actual: shown(to),
          agreeing,
          settledBy,
        });
      }
    }
  }

  #reference(
    clusters: readonly (readonly Member[])[],
    card: SettingCard,
  ): { readonly reference: readonly Member[]; readonly settledBy: ServerDifference['settledBy'] } {
    const most = Math.max(...clusters.map(({ length }) => length));
    const [biggest = [], ...rivals] = clusters.filter(({ length }) => length === most);
    if (rivals.length === 0) return { reference: biggest, settledBy: 'majority' };
    const wizard = (this.#wizard ??= wizardContext(this.#organization));
    const preferred = [biggest, ...rivals].filter(
      ([member]) => member && preferredByWizard(wizard, member.object, card.key),
    );
    const [only] = preferred;
    if (only && preferred.length === 1) return { reference: only, settledBy: 'wizard' };
    return { reference: biggest, settledBy: 'nothing' };
  }
}
