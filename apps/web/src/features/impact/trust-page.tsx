import { NativeSelect } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { silences, truthOutcomes, truthScales, truthTable } from '@traccia/impact/truth';
import { FactList } from '../../components/fact-list';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { PageFrame } from '../../components/page-frame';
import { findingsOf, likenessesOf, rowsOf } from './read-trust';
import { TrustChart } from './trust-chart';
import { TrustTable, WholeTable } from './trust-table';
import { type TrustWords, useTrustWords } from './use-trust-words';
import './trust.css';

const page = getRouteApi('/signed-in/staff/impact/trust');
const table = truthTable();
const likenesses = likenessesOf(table.rows);
const findings = findingsOf(table.rows, table.heldBack);

/** What an interval covers and what it does not, with the evidence: our methods in worlds whose truth is known. */
export function TrustPage() {
  const words = useTrustWords();
  const { t } = words;
  const { scale, outcome, alike, silence } = page.useSearch();
  const likeness = likenesses.find((one) => String(one) === alike) ?? likenesses[0] ?? 0;
  const rows = rowsOf(table.rows, { scale, outcome, likeness, silence });
  const basis = basisOf(words, scale);
  return (
    <PageFrame
      title={t('title')}
      description={t('description')}
      crumbs={[{ label: t('crumb'), to: '/impact' }]}
    >
      <Covers words={words} />
      <Conclusion words={words} />
      <section className="trust-part" aria-labelledby="trust-figures">
        <h2 id="trust-figures">{t('figures.title')}</h2>
        <p>{t('figures.text')}</p>
        <dl className="trust-ways">
          {silences.map((silence) => (
            <div key={silence}>
              <dt>{t(`silence.${silence}`)}</dt>
              <dd>
                {t(`silence.${silence}.text`, {
                  applied: words.percent(table.respondIfApplied),
                  not: words.percent(table.respondIfNot),
                })}
              </dd>
            </div>
          ))}
        </dl>
        <Choosers words={words} likeness={likeness} />
      </section>
      <TrustChart words={words} rows={rows} basis={basis} />
      <section className="trust-part" aria-labelledby="trust-table">
        <h2 id="trust-table">{t('table.title')}</h2>
        <TrustTable words={words} rows={rows} outcome={outcome} caption={basis} />
        <ul>
          <li>{t('read.bias')}</li>
          <li>{t('read.spread')}</li>
          <li>{t('read.held')}</li>
          <li>{t('read.invited')}</li>
          <li>{t('read.given')}</li>
        </ul>
      </section>
      <section className="trust-part" aria-labelledby="trust-whole">
        <h2 id="trust-whole">{t('whole.title')}</h2>
        <p>{t('whole.text', { truth: words.level('applied', table.whole[0]?.invited ?? null) })}</p>
        <WholeTable words={words} rows={table.whole} />
      </section>
      <Origin words={words} />
    </PageFrame>
  );
}

function basisOf({ t, format }: TrustWords, scale: (typeof truthScales)[number]): string {
  const numbers = {
    courses: format.number(table.replications),
    activities: format.number(table.activities),
    all: format.number(table.replications * table.activities),
    people: format.number(table.people),
  };
  return t(scale === 'course' ? 'basis.course' : 'basis.activity', numbers);
}

function Covers({ words: { t } }: { words: TrustWords }) {
  return (
    <section className="trust-part" aria-labelledby="trust-covers">
      <h2 id="trust-covers">{t('covers.title')}</h2>
      <p>{t('covers.does')}</p>
      <p>
        <strong>{t('covers.does_not')}</strong>
      </p>
      <p>{t('covers.weights')}</p>
      <p>{t('covers.bounds')}</p>
      <p>{t('covers.cause')}</p>
    </section>
  );
}

function Conclusion({ words }: { words: TrustWords }) {
  const { t, percent } = words;
  const range = ({ low, high }: { low: number; high: number }) => ({
    low: percent(low),
    high: percent(high),
  });
  return (
    <section className="trust-part trust-conclusion" aria-labelledby="trust-conclusion">
      <h2 id="trust-conclusion">{t('conclusion.title')}</h2>
      <ul>
        <li>{t('conclusion.good', range(findings.good))}</li>
        <li>{t('conclusion.alone', range(findings.alone))}</li>
        <li>
          <strong>
            {t('conclusion.bad', {
              ...range(findings.bad),
              lowBias: words.distance('applied', findings.badBias.low),
              highBias: words.distance('applied', findings.badBias.high),
            })}
          </strong>
        </li>
        {findings.boundsHold && <li>{t('conclusion.bounds')}</li>}
        <li>{t('conclusion.held', range(findings.heldBack))}</li>
      </ul>
      <p>{t('conclusion.so')}</p>
    </section>
  );
}

function Choosers({ words, likeness }: { words: TrustWords; likeness: number }) {
  const { t, format } = words;
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const set = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true, resetScroll: false });
  return (
    <FilterBar label={t('choose.label')}>
      <NativeSelect
        label={t('choose.scale')}
        value={search.scale}
        data={truthScales.map((value) => ({ value, label: t(`scale.${value}`) }))}
        onChange={(event) => set({ scale: truthScales.find((one) => one === event.currentTarget.value) })}
      />
      <NativeSelect
        label={t('choose.outcome')}
        value={search.outcome}
        data={truthOutcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        onChange={(event) => set({ outcome: truthOutcomes.find((one) => one === event.currentTarget.value) })}
      />
      <NativeSelect
        label={t('choose.alike')}
        value={String(likeness)}
        data={likenesses.map((value) => ({
          value: String(value),
          label: t(value === 0 ? 'alike.none' : value < 0.1 ? 'alike.some' : 'alike.much', {
            value: format.number(value),
          }),
        }))}
        onChange={(event) => set({ alike: event.currentTarget.value })}
      />
      <FilterSelect
        label={t('choose.silence')}
        any={t('silence.any')}
        value={search.silence}
        options={silences.map((value) => ({ value, label: t(`silence.${value}`) }))}
        onChange={(value) => set({ silence: silences.find((one) => one === value) })}
      />
    </FilterBar>
  );
}

/** Enough to work the table out again. */
function Origin({ words: { t, format } }: { words: TrustWords }) {
  return (
    <section className="trust-part" aria-labelledby="trust-origin">
      <h2 id="trust-origin">{t('origin.title')}</h2>
      <p>{t('origin.text')}</p>
      <FactList
        facts={[
          { name: t('origin.method'), value: table.methodVersion },
          { name: t('origin.seed'), value: String(table.seed) },
          { name: t('origin.courses'), value: format.number(table.replications) },
          { name: t('origin.command'), value: 'npm run -s truth' },
        ]}
      />
    </section>
  );
}
