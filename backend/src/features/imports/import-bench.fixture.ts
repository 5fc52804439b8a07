/** For tests: a person who imports files through the real interface. */
import type { AssetRow } from '@ioc/shared/assets';
import type { ImportFinding, ImportJob, ImportTarget } from '@ioc/shared/imports';
import type { Page } from '@ioc/shared/list';
import type { Answer, TestApp } from '../../testing/test-app.js';
import { ImportRunner } from './import-runner.js';

export class ImportBench {
  constructor(
    private readonly test: Omit<TestApp, 'province'>,
    private readonly username: string,
  ) {}

  /** The job as it stands after the check. */
  async check(target: ImportTarget, file: string | Buffer, fileName = 'tệp.csv', query = ''): Promise<ImportJob> {
    const person = await this.test.as(this.username);
    const answer = await person.send<ImportJob>('POST', `/api/imports/${target}${query}`, Buffer.from(file), { 'x-file-name': encodeURIComponent(fileName) });
    if (answer.status !== 202) throw new Error(`refused: ${JSON.stringify(answer.body)}`);
    return this.settled(answer.body.id);
  }

  async settled(id: string): Promise<ImportJob> {
    await this.test.app.get(ImportRunner).settle();
    return (await (await this.test.as(this.username)).get<ImportJob>(`/api/imports/${id}`)).body;
  }

  async resume(): Promise<void> {
    await this.test.app.get(ImportRunner).resume();
  }

  async apply({ id, version }: ImportJob): Promise<Answer> {
    return (await this.test.as(this.username)).send('POST', `/api/imports/${id}/apply`, {}, { 'if-match': `"${version}"` });
  }

  /** Checks and applies; what is refused ends the test with the reasons. */
  async run(target: ImportTarget, file: string | Buffer, fileName?: string): Promise<ImportJob> {
    const job = await this.check(target, file, fileName);
    const answer = await this.apply(job);
    if (answer.status !== 200) throw new Error(`${JSON.stringify(answer.body)} ${JSON.stringify((await this.findings(job.id, 'error')).slice(0, 5))}`);
    return answer.body as unknown as ImportJob;
  }

  async remap({ id, version }: ImportJob, mapping: Record<string, string | null>): Promise<Answer> {
    return (await this.test.as(this.username)).send('POST', `/api/imports/${id}/mapping`, { mapping }, { 'if-match': `"${version}"` });
  }

  async remapped(job: ImportJob, mapping: Record<string, string | null>): Promise<ImportJob> {
    const answer = await this.remap(job, mapping);
    if (answer.status !== 202) throw new Error(`refused: ${JSON.stringify(answer.body)}`);
    return this.settled(job.id);
  }

  async findings(id: string, severity = 'error,warning,info', language = 'vi'): Promise<ImportFinding[]> {
    const person = await this.test.as(this.username);
    const found: ImportFinding[] = [];
    for (let page = 1, total = 1; found.length < total; page += 1) {
      const path = `/api/imports/${id}/findings?page=${page}&perPage=500&severity=${severity}`;
      const { body } = await person.get<Page<ImportFinding>>(path, { 'accept-language': language });
      found.push(...body.data);
      total = body.total;
    }
    return found;
  }

  async codes(id: string, severity?: string): Promise<string[]> {
    return (await this.findings(id, severity)).map(({ code }) => code);
  }

  /** How often each kind of finding of a severity was said, what is no longer listed included. */
  async tally(id: string, severity: string): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { code } of await this.findings(id, severity)) counts[code] = (counts[code] ?? 0) + 1;
    for (const { code, params } of await this.findings(id, 'warning')) {
      const of = String(params['code']);
      if (code === 'import.more-of-the-same' && counts[of] !== undefined) counts[of] += Number(params['count']);
    }
    return counts;
  }

  async asset(code: string): Promise<AssetRow> {
    const found = await (await this.test.as(this.username)).get<Page<AssetRow>>(`/api/assets?q=${encodeURIComponent(code)}&perPage=100`);
    const row = found.body.data.find((asset) => asset.code === code);
    if (!row) throw new Error(`no asset ${code}`);
    return row;
  }

  /** Rows and contents of every table that an import may touch. */
  async tables(): Promise<Record<string, string>> {
    const tables = ['assets', 'asset_parts', 'asset_states', 'admin_units', 'admin_unit_changes', 'organisations'];
    const digests = await Promise.all(
      tables.map(async (table) => {
        const [row] = await this.test.transactions.query<{ digest: string }>(`select count(*) || ':' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as digest from ${table} t`);
        return [table, row?.digest ?? ''];
      }),
    );
    return Object.fromEntries(digests) as Record<string, string>;
  }
}
