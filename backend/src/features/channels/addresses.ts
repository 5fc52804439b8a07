import { lookup as systemLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** What is not on the Internet: this machine, private and link-local networks, tunnels into them, documentation, multicast. */
const inside4 = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16',
  '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
];
const inside6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];
/** All of the Internet that speaks IPv6; what is mapped, translated, link-local or unique local lies elsewhere. */
const internet6 = ['2000::/3'];

const listOf = (networks: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  return list;
};

const inside = { ipv4: listOf(inside4), ipv6: listOf(inside6) };
const internet = listOf(internet6);

export function isOnInternet(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !inside.ipv4.check(address, 'ipv4');
  return version === 6 && internet.check(address, 'ipv6') && !inside.ipv6.check(address, 'ipv6');
}

const isNetwork = (entry: string): boolean => {
  const [address = '', bits] = entry.split('/');
  const version = isIP(address);
  return version !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)));
};

/** The name without the brackets of an IPv6 address. `URL` has already made 127.0.0.1 of `0x7f.1`. */
const bare = (host: string): string => host.replace(/^\[|\]$/g, '').toLowerCase();

export class AddressRefused extends Error {}

/**
 * Which addresses webhooks may call: the Internet by https, and what the operator of the portal names of the own network.
 * A name is judged by what it resolves to at the moment of the connection, so one that changes its answer gains nothing.
 */
export class CallableAddresses {
  private readonly hosts: ReadonlySet<string>;
  private readonly networks: BlockList;

  constructor(setting = '', private readonly resolve: typeof systemLookup = systemLookup) {
    const entries = setting.split(',').map((entry) => entry.trim().toLowerCase()).filter(Boolean);
    this.hosts = new Set(entries.filter((entry) => !isNetwork(entry)));
    this.networks = listOf(entries.filter(isNetwork));
  }

  /** What the text of the address alone says. */
  mayCall({ protocol, hostname }: URL): boolean {
    const host = bare(hostname);
    const isOwn = this.hosts.has(host) || (isIP(host) !== 0 && this.isOwnNetwork(host));
    return isOwn || (protocol === 'https:' && (isIP(host) === 0 || isOnInternet(host)));
  }

  private mayReach(host: string, address: string): boolean {
    return this.hosts.has(bare(host)) || this.isOwnNetwork(address) || isOnInternet(address);
  }

  private isOwnNetwork(address: string): boolean {
    return this.networks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }

  /** For the connection itself: all addresses of the name have to be allowed, and it is one of these that is connected to. */
  readonly lookup: LookupFunction = (hostname, options, done) => {
    this.resolve(hostname, { ...options, all: true }, (error, found) => {
      const [first] = found ?? [];
      if (error || !first) return done(error ?? new Error(`no address for ${hostname}`), '', 0);
      if (!found.every(({ address }) => this.mayReach(hostname, address))) return done(new AddressRefused(`${hostname} is inside the own network`), '', 0);
      if (options.all) done(null, found);
      else done(null, first.address, first.family);
    });
  };
}
