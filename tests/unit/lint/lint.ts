/** Lets lint look at files that the project does not have, with the project's own rules, all but those that know types. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

interface Report {
  diagnostics: { filename: string; message: string; code?: string; help?: string }[];
}

/** What it says of each of these files, by their paths from the top: the rule, then its words and ours. */
export function lint(files: Record<string, string>): Record<string, string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'glassbox-lint-'));
  try {
    copyFileSync(`${root}.oxlintrc.json`, join(folder, '.oxlintrc.json'));
    for (const [path, code] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), code);
    }
    const oxlint = `${root}node_modules/oxlint/bin/oxlint`;
    const { stdout } = spawnSync(process.execPath, [oxlint, '--format=json'], { cwd: folder, encoding: 'utf8' });
    const { diagnostics } = JSON.parse(stdout) as Report;
    const said = Object.fromEntries(Object.keys(files).map((path): [string, string[]] => [path, []]));
    for (const { filename, code = '', message, help = '' } of diagnostics)
      said[filename.replaceAll('\\', '/')]?.push(`${code}: ${message} ${help}`);
    return said;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
