import { execSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Before the tests: bundles server and add-in as users get them, since tests run what users run. */
export default function buildAll(): void {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  execSync('npm run --silent build', {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: 'inherit',
  });
}
