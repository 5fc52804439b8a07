import type { lookup, LookupAddress } from 'node:dns';
import { describe, expect, it } from '@jest/globals';
import { AddressRefused, CallableAddresses, isOnInternet } from './addresses.js';

const inside = [
  'https://127.0.0.1/', 'https://127.1/', 'https://0x7f.1/', 'https://2130706433/', 'https://0177.0.0.1/', 'https://0/', 'https://0.0.0.0/', 'https://10.1.2.3/', 'https://172.16.0.1/',
  'https://172.31.255.255/', 'https://192.168.1.1/', 'https://169.254.169.254/latest', 'https://100.64.0.1/', 'https://224.0.0.1/', 'https://255.255.255.255/', 'https://[::1]/', 'https://[::]/',
  'https://[::ffff:127.0.0.1]/', 'https://[::ffff:7f00:1]/', 'https://[::ffff:a01:203]/', 'https://[::127.0.0.1]/', 'https://[fe80::1]/', 'https://[fc00::1]/', 'https://[fd12:3456::1]/',
  'https://[ff02::1]/', 'https://[64:ff9b::7f00:1]/', 'https://[2002:7f00:1::]/', 'https://[2001:db8::1]/', 'https://[2001::1]/', 'https://①②⑦.⓪.⓪.①/',
];

/** DNS that answers what it likes. */
const dnsSaying = (...addresses: string[]) =>
  ((_name: string, _options: object, done: (error: null, found: LookupAddress[]) => void) => done(null, addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))) as unknown as typeof lookup;

const connect = (addresses: CallableAddresses, name: string) =>
  new Promise<unknown>((resolve) => addresses.lookup(name, { all: true }, (error, found) => resolve(error ?? found)));

describe('addresses a webhook may call', () => {
  it.each(inside)('are not %s', (url) => {
    expect(new CallableAddresses().mayCall(new URL(url))).toBe(false);
  });

  it('are names and addresses of the Internet, by https only', () => {
    const addresses = new CallableAddresses();
    expect(['https://truc.example.vn/x', 'https://8.8.8.8/', 'https://[2a00:1450:4001::1]/'].map((url) => addresses.mayCall(new URL(url)))).toEqual([true, true, true]);
    expect(['http://truc.example.vn/x', 'http://8.8.8.8/'].map((url) => addresses.mayCall(new URL(url)))).toEqual([false, false]);
    expect(isOnInternet('::ffff:8.8.8.8')).toBe(false);
  });

  it('are judged by what a name resolves to when it is connected to', async () => {
    for (const answer of ['127.0.0.1', '10.0.0.5', '::1', '::ffff:10.0.0.5', '169.254.169.254']) {
      expect(await connect(new CallableAddresses('', dnsSaying(answer)), 'truc.example.vn')).toBeInstanceOf(AddressRefused);
      expect(await connect(new CallableAddresses('', dnsSaying('8.8.8.8', answer)), 'truc.example.vn')).toBeInstanceOf(AddressRefused);
    }
    expect(await connect(new CallableAddresses('', dnsSaying('8.8.8.8')), 'truc.example.vn')).toEqual([{ address: '8.8.8.8', family: 4 }]);
  });

  it('are those of the own network that the operator names, and no others', async () => {
    const addresses = new CallableAddresses('esb.tinh.local, 10.20.0.0/16, 192.168.5.7', dnsSaying('10.20.3.4'));
    expect(['http://esb.tinh.local/', 'http://10.20.9.9:8080/', 'http://192.168.5.7/'].map((url) => addresses.mayCall(new URL(url)))).toEqual([true, true, true]);
    expect(['http://10.21.0.1/', 'http://192.168.5.8/', 'http://khac.tinh.local/'].map((url) => addresses.mayCall(new URL(url)))).toEqual([false, false, false]);
    expect(await connect(addresses, 'esb.tinh.local')).toEqual([{ address: '10.20.3.4', family: 4 }]);
    expect(await connect(new CallableAddresses('10.20.0.0/16', dnsSaying('10.21.0.1')), 'khac.example.vn')).toBeInstanceOf(AddressRefused);
  });
});
