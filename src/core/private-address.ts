/** Blocks of IPv4 that are not public (IANA special-purpose registry), as first address and prefix length. */
const privateBlocks: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
];
const privateNames = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)\.?$/i;

/**
 * Whether a URL's host is, by its spelling, inside somebody's own network: loopback, private, link-local, metadata
 * or reserved. Takes `URL.hostname`, which has every form of an IPv4 address in dotted decimals, and none of them
 * inside an IPv6 address. Names that resolve to such addresses are not recognised here.
 */
export function isPrivateHost(hostname: string): boolean {
  if (hostname.startsWith('[')) return isPrivateIpv6(hostname.slice(1, -1));
  const address = ipv4Number(hostname);
  return address === undefined ? privateNames.test(hostname) : isPrivateIpv4(address);
}

function isPrivateIpv4(address: number): boolean {
  return privateBlocks.some(([first, length]) => {
    const size = 2 ** (32 - length);
    return Math.floor(address / size) === Math.floor((ipv4Number(first) ?? 0) / size);
  });
}

/** Unique local, link-local, site-local, multicast, locally translated, or with a private IPv4 address inside. */
function isPrivateIpv6(address: string): boolean {
  const groups = ipv6Groups(address);
  const [first = 0, second = 0, third = 0] = groups;
  const isLocal = (first & 0xfe00) === 0xfc00 || (first & 0xff80) === 0xfe80 || (first & 0xff00) === 0xff00;
  if (isLocal || (first === 0x64 && second === 0xff9b && third === 1)) return true;
  // 6to4 (RFC 3056) has the IPv4 address behind its prefix, the others have it at their end.
  if (first === 0x2002) return isPrivateIpv4(second * 0x10000 + third);
  const [high = 0, low = 0] = groups.slice(6);
  return ipv4Prefixes.has(hexadecimal(groups.slice(0, 6))) && isPrivateIpv4(high * 0x10000 + low);
}

/** First 96 bits of addresses that end in an IPv4 one: compatible (`::1` is one), mapped, translated, NAT64. */
const ipv4Prefixes = new Set(['0:0:0:0:0:0', '0:0:0:0:0:ffff', '0:0:0:0:ffff:0', '64:ff9b:0:0:0:0']);

/** All eight groups of an address that may leave out zeros by `::`. */
function ipv6Groups(address: string): number[] {
  const [before = [], after = []] = address
    .split('::')
    .map((half) => (half === '' ? [] : half.split(':').map((group) => Number.parseInt(group, 16))));
  return [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after];
}

function hexadecimal(groups: readonly number[]): string {
  return groups.map((group) => group.toString(16)).join(':');
}

function ipv4Number(text: string): number | undefined {
  const parts = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text);
  return parts?.slice(1).reduce((number, part) => number * 256 + Number(part), 0);
}
