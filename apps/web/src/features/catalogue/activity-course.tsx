import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import type { CatalogueActivity } from './activity-facts';
import './catalogue.css';

interface Part {
  activity: CatalogueActivity;
}

/** What participants can do afterwards; nothing where nothing was written down. */
export function ActivityObjectives({ activity }: Part) {
  const t = useWords('catalogue');
  const say = useLocalised();
  if (activity.objectives.length === 0) return null;
  return (
    <section>
      <h2>{t('objectives')}</h2>
      <ul className="plain-points">
        {activity.objectives.map(({ id, title }) => (
          <li key={id}>{say(title)}</li>
        ))}
      </ul>
    </section>
  );
}

/** The parts of the activity by their days, each with its kind and where it takes place. */
export function ActivityPhases({ activity }: Part) {
  const t = useWords('catalogue');
  const codes = useWords('codes');
  const format = useFormat();
  const say = useLocalised();
  if (activity.phases.length === 0) return null;
  const nameOf = new Map(activity.venues.map(({ id, name }) => [id, name]));
  return (
    <section>
      <h2>{t('phases')}</h2>
      <ol className="course-parts">
        {activity.phases.map(({ id, kind, title, startsOn, endsOn, venueId }) => {
          const named = say(title);
          const under = [named && codes(`phase_kind.${kind}`), venueId && nameOf.get(venueId)];
          return (
            <li key={id}>
              <span>{named || codes(`phase_kind.${kind}`)}</span>
              <span className="dates">{format.dayRange(startsOn, endsOn)}</span>
              <span className="meta">{under.filter(Boolean).join(' · ')}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Where it takes place, each place with its own time zone. */
export function ActivityVenues({ activity }: Part) {
  const t = useWords('catalogue');
  const format = useFormat();
  if (activity.venues.length === 0) return null;
  return (
    <section>
      <h2>{t('venues')}</h2>
      <ul className="course-parts">
        {activity.venues.map(({ id, name, city, countryCode, timeZone }) => {
          const place = [city, countryCode && format.countryName(countryCode)].filter(
            (part) => part !== null,
          );
          return (
            <li key={id}>
              <span>{name}</span>
              <span className="meta">
                {[
                  place.length > 0 && format.list(place),
                  t('venue.zone', { zone: format.zoneName(timeZone) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What it costs, each cost by itself; nothing where no price is set. */
export function ActivityPrices({ activity }: Part) {
  const t = useWords('catalogue');
  const codes = useWords('codes');
  const format = useFormat();
  if (activity.prices.length === 0) return null;
  return (
    <section className="prices">
      <h2>{t('prices')}</h2>
      <dl className="facts">
        {activity.prices.map(({ costItem, amountCents, currency }) => (
          <div key={costItem}>
            <dt>{codes(`cost_item.${costItem}`)}</dt>
            <dd>{format.money(amountCents, currency)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
