/**
 * What two browsers must know of each other to be connected without a third: where they can be reached on their network,
 * and by which keys they know each other. Browsers write it as a session description (SDP, RFC 8866) of half a
 * thousand letters; all that differs from one to the next fits a code that a camera reads:
 *
 *     glassbox-peer:1:<of the invitation that this replies to>:<name>:<password>:<fingerprint>:<addresses>
 *
 * It comes from anywhere, so the description is written anew from these parts: nothing else of it reaches the browser.
 */
import { fromBase64Url, toBase64Url } from '@/formats/base64.ts';

export interface PeerCode {
  /** The name in the invitation that this replies to; null: this is an invitation. */
  readonly to: string | null;
  /** Of ICE (RFC 8839): a name and a password for this connection alone. */
  readonly name: string;
  readonly password: string;
  /** SHA-256 of the key, 32 bytes. */
  readonly fingerprint: Uint8Array;
  /** Hosts with their ports: numbers of the network, or the random names that browsers give instead (mDNS). */
  readonly addresses: readonly { readonly host: string; readonly port: number }[];
}

const KIND = 'glassbox-peer:1';
const ICE = '[A-Za-z0-9+/]';
const FORM = new RegExp(`^${KIND}:(-|${ICE}{4,256}):(${ICE}{4,256}):(${ICE}{22,256}):([\\w-]{43}):([^\\s]{3,600})$`);
const HOST = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]{2,39}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.local)$/i;
const MOST_ADDRESSES = 6;

export const looksLikePeer = (text: string): boolean => text.trim().startsWith('glassbox-peer:');

export function writePeer({ to, name, password, fingerprint, addresses }: PeerCode): string {
  const where = addresses.map(({ host, port }) => `${shorten(host)}/${port}`).join(',');
  return [KIND, to ?? '-', name, password, toBase64Url(fingerprint), where].join(':');
}

/** Null for what is none. */
export function readPeer(text: string): PeerCode | null {
  const [, to, name, password, packed, where] = FORM.exec(text.slice(0, 2000).trim()) ?? [];
  if (to === undefined || name === undefined || password === undefined || packed === undefined) return null;
  const addresses = (where ?? '').split(',').flatMap((each) => {
    const [short = '', port = ''] = each.split('/');
    const host = lengthen(short);
    return host !== null && isPort(port) ? [{ host, port: Number(port) }] : [];
  });
  const fingerprint = bytesOf(packed);
  if (fingerprint?.length !== 32 || addresses.length === 0) return null;
  return { to: to === '-' ? null : to, name, password, fingerprint, addresses: addresses.slice(0, MOST_ADDRESSES) };
}

/** From what the browser describes itself by; null where it gives no address that another could reach. */
export function fromSdp(sdp: string, to: string | null): PeerCode | null {
  const [, name] = /^a=ice-ufrag:(\S+)/m.exec(sdp) ?? [];
  const [, password] = /^a=ice-pwd:(\S+)/m.exec(sdp) ?? [];
  const [, hex] = /^a=fingerprint:sha-256 ([0-9A-F:]{95})/im.exec(sdp) ?? [];
  const addresses = [...sdp.matchAll(/^a=candidate:\S+ 1 udp \d+ (\S+) (\d+) typ host/gim)]
    .map(([, host = '', port = '']) => ({ host, port: Number(port) }))
    .filter(({ host, port }) => HOST.test(host) && isPort(String(port)))
    .slice(0, MOST_ADDRESSES);
  if (name === undefined || password === undefined || hex === undefined || addresses.length === 0) return null;
  return { to, name, password, fingerprint: Uint8Array.from(hex.split(':'), (byte) => parseInt(byte, 16)), addresses };
}

export function toSdp({ to, name, password, fingerprint, addresses }: PeerCode): string {
  const lines = [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    // The nearer ones first, as they were found.
    ...addresses.map(
      ({ host, port }, at) => `a=candidate:${at + 1} 1 udp ${2_113_937_151 - at} ${host} ${port} typ host`,
    ),
    'a=end-of-candidates',
    `a=ice-ufrag:${name}`,
    `a=ice-pwd:${password}`,
    `a=fingerprint:sha-256 ${Array.from(fingerprint, hexadecimal).join(':')}`,
    `a=setup:${to === null ? 'actpass' : 'active'}`,
    'a=mid:0',
    'a=sctp-port:5000',
    'a=max-message-size:65536',
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}

const hexadecimal = (byte: number) => byte.toString(16).toUpperCase().padStart(2, '0');
const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536;

/** A random name is sixteen bytes in hex: as letters it takes half. */
function shorten(host: string): string {
  const [, name] = /^([0-9a-f-]{36})\.local$/i.exec(host) ?? [];
  if (name === undefined) return host;
  const hex = name.replaceAll('-', '');
  return `~${toBase64Url(Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16)))}`;
}

function lengthen(short: string): string | null {
  if (!short.startsWith('~')) return HOST.test(short) ? short : null;
  const bytes = bytesOf(short.slice(1));
  if (bytes?.length !== 16) return null;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}.local`;
}

function bytesOf(letters: string): Uint8Array | null {
  try {
    return fromBase64Url(letters);
  } catch {
    return null;
  }
}
