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
 * or reserved. Takes `URL.hostname`, which has every form of an IPv4 address in dotted decimals. Names that
 * resolve to such addresses are not recognised here.
 */
export function isPrivateHost(hostname: string): boolean {
  if (hostname.startsWith('[')) return isPrivateIpv6(hostname.slice(1, -1).toLowerCase());
  const address = ipv4Number(hostname);
  return address === undefined ? privateNames.test(hostname) : isPrivateIpv4(address);
}

function isPrivateIpv4(address: number): boolean {
  return privateBlocks.some(([first, length]) => {
    const size = 2 ** (32 - length);
    return Math.floor(address / size) === Math.floor((ipv4Number(first) ?? 0) / size);
  });
}

/** Loopback, unspecified, unique local (fc00::/7), link-local (fe80::/10), multicast, or an IPv4 one inside. */
function isPrivateIpv6(address: string): boolean {
  const embedded = /^::(?:ffff:(?:0:)?)?([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address);
  if (embedded)
    return isPrivateIpv4(parseInt(embedded[1] ?? '', 16) * 65536 + parseInt(embedded[2] ?? '', 16));
  return /^(::1?$|f[cd]|fe[89ab]|ff|64:ff9b:)/.test(address);
}

function ipv4Number(text: string): number | undefined {
  const parts = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text);
  return parts?.slice(1).reduce((number, part) => number * 256 + Number(part), 0);
}
