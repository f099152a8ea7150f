import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Metric } from '@traccia/contracts';
import type { ReactNode } from 'react';
import { EmptyState } from '../../components/empty-state';
import { FactList } from '../../components/fact-list';
import { ButtonLink, TextLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';
import { MetricState } from './metric-state';
import { findMetric, metricsQuery } from './metrics-queries';
import './metrics.css';

const page = getRouteApi('/signed-in/staff/impact/metrics/$metricId');

/** One metric in full: how it is worked out, what it is made of, how it is read, where it comes from. */
export function MetricPage() {
  const t = useWords('metrics');
  const impact = useWords('impact');
  const { locale } = useLocale();
  const { metricId } = page.useParams();
  const { item } = page.useSearch();
  const query = useQuery(metricsQuery(locale));
  const metric = query.data && findMetric(query.data.metrics, metricId, item);
  return (
    <PageFrame
      title={metric?.name ?? t('title')}
      description={metric && `${metric.id} · ${metric.level.text} · ${metric.chain.text}`}
      crumbs={[
        { label: impact('list.title'), to: '/impact' },
        { label: t('title'), to: '/impact/metrics' },
      ]}
    >
      <QueryState query={query} lines={10}>
        {() =>
          metric ? (
            <Definition metric={metric} />
          ) : (
            <EmptyState
              title={t('none_title')}
              text={t('none_text')}
              action={<ButtonLink to="/impact/metrics">{t('none_back')}</ButtonLink>}
            />
          )
        }
      </QueryState>
    </PageFrame>
  );
}

function Definition({ metric }: { metric: Metric }) {
  return (
    <>
      <Formula metric={metric} />
      <Reading metric={metric} />
      <Parts metric={metric} />
      <Computing metric={metric} />
      <Sources metric={metric} />
    </>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="metric-section" aria-labelledby={`metric-${id}`}>
      <h2 id={`metric-${id}`}>{title}</h2>
      {children}
    </section>
  );
}

function Formula({ metric: { formula, numerator, denominator } }: { metric: Metric }) {
  const t = useWords('metrics');
  return (
    <Section id="formula" title={t('formula')}>
      <p className="metric-formula">{formula}</p>
      {numerator !== null && (
        <dl className="metric-fraction">
          <div>
            <dt>{t('numerator')}</dt>
            <dd>{numerator}</dd>
          </div>
          {denominator !== null && (
            <div>
              <dt>{t('denominator')}</dt>
              <dd>{denominator}</dd>
            </div>
          )}
        </dl>
      )}
    </Section>
  );
}

function Reading({ metric }: { metric: Metric }) {
  const t = useWords('metrics');
  const format = useFormat();
  const { unit, direction, missing, minimumN, edge, kirkpatrick, chain } = metric;
  return (
    <Section id="reading" title={t('reading')}>
      <FactList
        facts={[
          { name: t('unit'), value: unit.text },
          { name: t('direction'), value: direction.text },
          ...(kirkpatrick === null
            ? []
            : [
                {
                  name: t('kirkpatrick'),
                  value: t('kirkpatrick_value', { level: format.number(kirkpatrick) }),
                },
              ]),
          { name: t('chain'), value: chain.text },
          { name: t('missing'), value: missing.text },
          { name: t('minimum_n'), value: format.number(minimumN) },
          { name: t('edge'), value: edge },
        ]}
      />
    </Section>
  );
}

function Parts({ metric: { items, figures } }: { metric: Metric }) {
  const t = useWords('metrics');
  if (items.length + figures.length === 0) return null;
  return (
    <Section id="parts" title={t('parts')}>
      <FactList
        facts={[
          ...(items.length === 0
            ? []
            : [
                {
                  name: t('items'),
                  value: (
                    <>
                      <Codes codes={items} />
                      {items.includes('KAT-*') && <small>{t('items_test')}</small>}
                    </>
                  ),
                },
              ]),
          ...(figures.length === 0
            ? []
            : [
                {
                  name: t('figures'),
                  value: (
                    <ul className="metric-figures">
                      {figures.map(({ code, text }) => (
                        <li key={code}>
                          {text} <bdi className="metric-code">{code}</bdi>
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]),
        ]}
      />
    </Section>
  );
}

function Codes({ codes }: { codes: readonly string[] }) {
  return (
    <ul className="metric-codes">
      {codes.map((code) => (
        <li key={code}>
          <bdi className="metric-code">{code}</bdi>
        </li>
      ))}
    </ul>
  );
}

function Computing({ metric }: { metric: Metric }) {
  const t = useWords('metrics');
  const { computed, gap, engine, methodVersion, method, shownOn } = metric;
  const isShown = computed.code !== 'not_yet';
  return (
    <Section id="computing" title={t('computing')}>
      <FactList
        facts={[
          { name: t('computed'), value: <MetricState metric={metric} /> },
          ...(isShown ? [{ name: t('computed_by'), value: computed.text }] : []),
          ...(isShown ? [{ name: t('shown_on'), value: <Pages pages={shownOn} /> }] : []),
          ...(gap === null ? [] : [{ name: t('gap'), value: gap }]),
          { name: t('method'), value: method.text },
          ...(methodVersion === null
            ? []
            : [{ name: t('method_version'), value: <bdi className="metric-code">{methodVersion}</bdi> }]),
          ...(engine === null
            ? []
            : [
                {
                  name: t('engine'),
                  value: (
                    <>
                      <bdi className="metric-code">{engine}</bdi>
                      {!isShown && <small>{t('engine_only')}</small>}
                    </>
                  ),
                },
              ]),
        ]}
      />
    </Section>
  );
}

/** Pages of one activity have no address without the activity. */
function Pages({ pages }: { pages: Metric['shownOn'] }) {
  return (
    <ul className="metric-figures">
      {pages.map(({ code, text }) => (
        <li key={code}>
          {code === 'figures' && <TextLink to="/impact">{text}</TextLink>}
          {code === 'open_answers' && <TextLink to="/surveys/answers">{text}</TextLink>}
          {code !== 'figures' && code !== 'open_answers' && (
            <TextLink to="/staff/activities">{text}</TextLink>
          )}
        </li>
      ))}
    </ul>
  );
}

function Sources({ metric: { sources } }: { metric: Metric }) {
  const t = useWords('metrics');
  return (
    <Section id="sources" title={t('sources')}>
      {sources.length === 0 ? (
        <p>{t('sources_own')}</p>
      ) : (
        <ul className="metric-figures">
          {sources.map((source) => (
            <li key={source}>
              <bdi lang="en">{source}</bdi>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
