import { useId } from 'react';
import { FactList } from '../../components/fact-list';
import { TextLink } from '../../components/link';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import type { Edition } from './queries';

/** From the edition back to the run, its formulas, its rules and what it was computed from. */
export function EditionProvenance({ edition }: { edition: Edition }) {
  const t = useWords('editions');
  const impact = useWords('impact');
  const format = useFormat();
  const heading = useId();
  const { run, view } = edition;
  const code = (value: string) => <bdi className="edition-mono">{value}</bdi>;
  const parts = Object.values(view).flat();
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{impact('run.title')}</h2>
      <FactList
        facts={[
          {
            name: t('fact.frozen'),
            value: t('fact.frozen_by', { at: format.instant(edition.frozenAt), name: edition.frozenByName }),
          },
          { name: t('fact.figures'), value: format.number(edition.figures) },
          { name: t('fact.view'), value: parts.length === 0 ? t('freeze.whole') : code(parts.join(', ')) },
          { name: impact('run.id'), value: code(run.id) },
          { name: impact('run.computed'), value: format.instant(run.computedAt) },
          { name: impact('run.business'), value: format.day(format.dayOf(run.businessAt)) },
          { name: impact('run.method'), value: code(run.methodVersion) },
          { name: impact('run.policy'), value: code(run.policyVersion) },
          { name: impact('run.threshold'), value: format.number(run.threshold) },
          { name: impact('run.frame_hash'), value: code(run.frameHash) },
          { name: impact('run.input_hash'), value: code(run.inputHash) },
          { name: impact('run.seed'), value: code(run.seed) },
          { name: t('fact.sha256'), value: code(edition.sha256) },
        ]}
      />
      <p className="edition-caveat">
        {impact('caveat')} <TextLink to="/impact/trust">{impact('trust.link')}</TextLink> ·{' '}
        <TextLink to="/impact/metrics">{t('fact.formulas')}</TextLink>
      </p>
    </section>
  );
}
