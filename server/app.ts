import { Hono } from 'hono';
import type { Compute } from './compute/compute.ts';
import type { Health } from './contract/api/catalogues.ts';
import { DOCUMENTATION_PATH } from './contract/api/complaint.ts';
import { Refused } from './contract/api/refused.ts';
import { fault } from './contract/faults/catalogue.ts';
import type { RecordDesk } from './record/recordDesk.ts';
import { bookRoutes } from './routes/books.ts';
import { catalogueRoutes } from './routes/catalogues.ts';
import { answerError } from './routes/faultAnswer.ts';
import { inputRoutes } from './routes/inputs.ts';
import { keepingRoutes } from './routes/keeping.ts';
import { mount } from './routes/mount.ts';
import { mountPages, type Site } from './routes/pages.ts';
import { reviewRoutes } from './routes/reviews.ts';
import { ruleLayerRoutes } from './routes/ruleLayers.ts';
import { runRoutes } from './routes/runs.ts';
import { serviceRoutes } from './routes/service.ts';
import { submissionRoutes } from './routes/submissions.ts';
import { type Address, ownHost, ownOrigin, ownToken } from './routes/trust.ts';

export interface AppParts {
  readonly compute: Compute;
  readonly record: RecordDesk;
  readonly token: string;
  readonly address: () => Address;
  readonly health: () => Health;
  readonly site: Site;
  readonly heartbeatMilliseconds: number;
}

/** The whole interface. Trust comes first: a stranger learns nothing but that he is one. */
export function makeApp({
  compute,
  record,
  token,
  address,
  health,
  site,
  heartbeatMilliseconds,
}: AppParts): Hono {
  const app = new Hono();
  app.onError(answerError);
  app.use(async ({ header }, next) => {
    header('Cache-Control', 'no-store');
    header('X-Content-Type-Options', 'nosniff');
    await next();
  });
  app.use(ownHost(address), ownOrigin(address));
  mount(app, serviceRoutes(health));
  mountPages(app, site);
  app.use(ownToken(token));
  mount(app, {
    ...catalogueRoutes(compute),
    ...inputRoutes(compute),
    ...runRoutes(compute, heartbeatMilliseconds),
    ...bookRoutes(compute, record),
    ...keepingRoutes(record),
    ...reviewRoutes(compute, record),
    ...ruleLayerRoutes(compute, record),
    ...submissionRoutes(compute, record),
  });
  app.notFound(({ req }) => {
    throw new Refused(fault('HT-010', { path: req.path, documentation: DOCUMENTATION_PATH }));
  });
  return app;
}
