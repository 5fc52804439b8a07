import type { ArchiveFault } from '@ioc/shared/attachments';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { Problem } from '#platform/http';

/** Most parts, largest content when unpacked, and how many times larger than the file that may be. */
export interface ArchiveLimits {
  entries: number;
  bytes: number;
  ratio: number;
}

/** Small parts of plain XML pack well beyond the limit; below this the ratio says nothing. */
const ratioCountsFrom = 1_000_000;
const archives = /\.(zip|jar|rar|7z|gz|tgz|bz2|xz|tar|cab|iso|docm|xlsm|xlsb|exe|dll|js|vbs|hta|html?|svg)$/i;
const symbolicLink = 0xa000;

const refuse = (fault: ArchiveFault) => new Problem('attachment.archive-refused', { fault });

/**
 * The names in an archive. Only its directory is read and nothing is unpacked, so a bomb of any size costs milliseconds.
 * @throws Problem with what is wrong about it
 */
export function entryNames(path: string, limits: ArchiveLimits): Promise<string[]> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: true }, (error, zip) => {
      if (error) reject(refuse(/relative path|absolute path|invalid characters/i.test(error.message) ? 'names' : 'damaged'));
      else walk(zip, limits).then(resolve, reject);
    });
  });
}

function walk(zip: ZipFile, limits: ArchiveLimits): Promise<string[]> {
  const names = new Set<string>();
  let [unpacked, packed] = [0, 0];
  const faultOf = (entry: Entry): ArchiveFault | null => {
    unpacked += entry.uncompressedSize;
    packed += entry.compressedSize;
    if (unpacked > limits.bytes) return 'too-large';
    if (unpacked > ratioCountsFrom && unpacked > packed * limits.ratio) return 'ratio';
    if (entry.isEncrypted()) return 'encrypted';
    if (/vbaProject/i.test(entry.fileName)) return 'macros';
    if (archives.test(entry.fileName)) return 'nested';
    return names.has(entry.fileName) || ((entry.externalFileAttributes >>> 16) & 0xf000) === symbolicLink ? 'names' : null;
  };
  return new Promise((resolve, reject) => {
    const give = (fault: ArchiveFault): void => {
      zip.close();
      reject(refuse(fault));
    };
    if (zip.entryCount > limits.entries) return give('entries');
    zip.on('error', (error: Error) => give(/path|fileName/i.test(error.message) ? 'names' : 'damaged'));
    zip.on('end', () => resolve([...names]));
    zip.on('entry', (entry: Entry) => {
      const fault = faultOf(entry);
      if (fault !== null) return give(fault);
      names.add(entry.fileName);
      zip.readEntry();
    });
    zip.readEntry();
  });
}
