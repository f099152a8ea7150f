import { processWords as arProcess } from './ar/process.js';
import { figures as arFigures } from './ar/figures.js';
import { resultWords as arResults } from './ar/results.js';
import { terms as arTerms } from './ar/terms.js';
import { figures as enFigures } from './en/figures.js';
import { processWords as enProcess } from './en/process.js';
import { resultWords as enResults } from './en/results.js';
import { terms as enTerms } from './en/terms.js';
import { figures as esFigures } from './es/figures.js';
import { processWords as esProcess } from './es/process.js';
import { resultWords as esResults } from './es/results.js';
import { terms as esTerms } from './es/terms.js';
import type { FigureWords } from './figure-words.js';
import { figures as frFigures } from './fr/figures.js';
import { processWords as frProcess } from './fr/process.js';
import { resultWords as frResults } from './fr/results.js';
import { terms as frTerms } from './fr/terms.js';
import type { MetricId, MetricTerms, MetricWords } from './metric-words.js';

export type MetricLocale = 'en' | 'fr' | 'es' | 'ar';

/** Everything that is said of metrics and figures in one language. */
export interface MetricCatalogue {
  metrics: Readonly<Record<MetricId, MetricWords>>;
  terms: Readonly<MetricTerms>;
  figures: Readonly<FigureWords>;
}

/**
 * The words of metrics and figures by language; the same ones in each, or nothing compiles.
 *
 * @example metricCatalogues.fr.metrics['L3.1'].name // 'Taux d’application'
 */
export const metricCatalogues: Readonly<Record<MetricLocale, MetricCatalogue>> = {
  en: { metrics: { ...enProcess, ...enResults }, terms: enTerms, figures: enFigures },
  fr: { metrics: { ...frProcess, ...frResults }, terms: frTerms, figures: frFigures },
  es: { metrics: { ...esProcess, ...esResults }, terms: esTerms, figures: esFigures },
  ar: { metrics: { ...arProcess, ...arResults }, terms: arTerms, figures: arFigures },
};
