import { isCrossScope } from '@traccia/contracts';
import { TextLink } from '../../components/link';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import type { ImpactRun } from './dashboard-types';
import { RunSources } from './run-sources';
import './impact.css';

/** Enough to find the run again, and to see whether two pages show the same one. */
export function RunProvenance({ run }: { run: ImpactRun }) {
  const t = useWords('impact');
  const metrics = useWords('metrics');
  const format = useFormat();
  const facts: [string, string, boolean][] = [
    [t('run.computed'), format.instant(run.computedAt), false],
    [t('run.business'), format.day(format.dayOf(run.businessAt)), false],
    [t('run.reason'), t.maybe(`run.reason.${run.reason}`, run.reason), false],
    [t('run.method'), run.methodVersion, true],
    [t('run.policy'), run.policyVersion, true],
    [t('run.threshold'), format.number(run.threshold), false],
    ...(run.breakdownFrom === null || isCrossScope(run.scopeType)
      ? []
      : [[t('run.breakdown_from'), format.number(run.breakdownFrom), false] as [string, string, boolean]]),
    [t('run.waves'), format.number(run.waves), false],
    ...(run.leftOut === null
      ? []
      : [[t('run.left_out'), format.number(run.leftOut), false] as [string, string, boolean]]),
    [t('run.frame_hash'), run.frameHash, true],
    [t('run.input_hash'), run.inputHash, true],
    [t('run.seed'), run.seed, true],
    [t('run.id'), run.id, true],
  ];
  return (
    <section className="provenance" aria-labelledby="provenance">
      <h2 id="provenance">{t('run.title')}</h2>
      <dl>
        {facts.map(([name, value, code]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{code ? <bdi className="code">{value}</bdi> : value}</dd>
          </div>
        ))}
      </dl>
      <RunSources runId={run.id} />
      <p>
        {t('caveat')}{' '}
        <TextLink to="/impact/trust" size="sm">
          {t('trust.link')}
        </TextLink>{' '}
        ·{' '}
        <TextLink to="/impact/metrics" size="sm">
          {metrics('list_link')}
        </TextLink>
      </p>
    </section>
  );
}
