import type { Locale } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';

/** What signing in and the own profile need of a person. */
export interface Account {
  id: string;
  givenName: string;
  familyName: string;
  email: string | null;
  emailVerified: boolean;
  locale: Locale;
  timeZone: string | null;
  telephone: string | null;
  passwordHash: string | null;
  disabled: boolean;
  organizationId: string | null;
  organizationName: string | null;
}

export interface NewPerson {
  givenName: string;
  familyName: string;
  email: string | null;
  emailVerified: boolean;
  sex: string;
  locale: string;
  organizationId: string | null;
  jobTitle: string | null;
  passwordHash: string | null;
}

export interface ProfileChange {
  givenName?: string;
  familyName?: string;
  locale?: string;
  /** null takes the zone away, undefined leaves it. */
  timeZone?: string | null;
  /** As the zone. */
  telephone?: string | null;
}

export interface FilledProfile {
  sex: string;
  nationalityCode: string | null;
  countryCode: string | null;
  jobTitle: string | null;
  /** null leaves the organization as it is. */
  organizationId: string | null;
}

const accountSql = `
SELECT p.id, p.given_name AS "givenName", p.family_name AS "familyName", p.email,
  p.email_verified_at IS NOT NULL AS "emailVerified", p.locale, p.time_zone AS "timeZone", p.telephone,
  p.password_hash AS "passwordHash", p.disabled_at IS NOT NULL AS disabled,
  p.organization_id AS "organizationId", o.name AS "organizationName"
FROM person p LEFT JOIN organization o ON o.id = p.organization_id`;

/** Every password of a mailbox is tried at sign-in, so their number is bounded. */
const mailboxLimit = 10;

/** Writes table `person`. */
export class PersonRepository {
  constructor(private readonly tx: EntityManager) {}

  async findAccount(id: string): Promise<Account | null> {
    const rows: Account[] = await this.tx.query(accountSql + ' WHERE p.id = $1', [id]);
    return rows[0] ?? null;
  }

  /**
   * Everybody who uses this mailbox, oldest first; also under an address of a record that was merged into theirs, if
   * both addresses were proven, for what is sent there opens the account.
   */
  async findByMailbox(email: string): Promise<Account[]> {
    return this.tx.query(
      accountSql +
        ` WHERE lower(p.email) = lower($1) OR p.email_verified_at IS NOT NULL AND p.id = ANY(ARRAY(
            SELECT f.person_id FROM further_email f WHERE lower(f.email) = lower($1) AND f.verified_at IS NOT NULL))
          ORDER BY p.created_at, p.id LIMIT $2`,
      [email, mailboxLimit],
    );
  }

  /** Two sign-ups with one address follow one another; held until the transaction ends. */
  async lockMailbox(email: string): Promise<void> {
    await this.tx.query(`SELECT pg_advisory_xact_lock(hashtext('mailbox'), hashtext(lower($1)))`, [email]);
  }

  /**
   * Keeps an open account as it is until the transaction ends: a new password or a closing waits, and then
   * also ends the session that is being opened here. Null when the account is closed.
   */
  async holdOpen(id: string): Promise<{ passwordHash: string | null } | null> {
    const rows: { passwordHash: string | null }[] = await this.tx.query(
      'SELECT password_hash AS "passwordHash" FROM person WHERE id = $1 AND disabled_at IS NULL FOR SHARE',
      [id],
    );
    return rows[0] ?? null;
  }

  async insert(person: NewPerson): Promise<string> {
    const [row]: { id: string }[] = await this.tx.query(
      `INSERT INTO person (given_name, family_name, email, email_verified_at, sex, locale, organization_id, job_title,
         password_hash, country_code)
       VALUES ($1, $2, $3, CASE WHEN $4 THEN clock_timestamp() END, $5, $6, $7, $8, $9,
         (SELECT country_code FROM organization WHERE id = $7))
       RETURNING id`,
      [
        person.givenName,
        person.familyName,
        person.email,
        person.emailVerified,
        person.sex,
        person.locale,
        person.organizationId,
        person.jobTitle,
        person.passwordHash,
      ],
    );
    if (!row) throw new Error('a person was not inserted');
    return row.id;
  }

  async changeProfile(id: string, change: ProfileChange): Promise<void> {
    await this.tx.query(
      `UPDATE person SET given_name = coalesce($2, given_name), family_name = coalesce($3, family_name),
         locale = coalesce($4, locale), time_zone = CASE WHEN $5 THEN $6 ELSE time_zone END,
         telephone = CASE WHEN $7 THEN $8 ELSE telephone END, version = version + 1
       WHERE id = $1`,
      [
        id,
        change.givenName ?? null,
        change.familyName ?? null,
        change.locale ?? null,
        change.timeZone !== undefined,
        change.timeZone ?? null,
        change.telephone !== undefined,
        change.telephone ?? null,
      ],
    );
  }

  /** What an application form asks of the own profile; the next form finds it filled in. */
  async fillProfile(id: string, filled: FilledProfile): Promise<void> {
    await this.tx.query(
      `UPDATE person SET sex = $2, nationality_code = $3, country_code = $4, job_title = $5,
         organization_id = coalesce($6, organization_id), version = version + 1
       WHERE id = $1 AND (sex, nationality_code, country_code, job_title, organization_id)
         IS DISTINCT FROM ($2::text, $3::char(2), $4::char(2), $5::text, coalesce($6::uuid, organization_id))`,
      [id, filled.sex, filled.nationalityCode, filled.countryCode, filled.jobTitle, filled.organizationId],
    );
  }

  /** Somebody works elsewhere now; null where the new employer is not in the register. */
  async changeEmployer(id: string, organizationId: string | null): Promise<void> {
    await this.tx.query('UPDATE person SET organization_id = $2, version = version + 1 WHERE id = $1', [
      id,
      organizationId,
    ]);
  }

  /** What somebody put right about the own person; what is not named stays. */
  async correct(id: string, { sex, jobTitle }: { sex?: string; jobTitle?: string }): Promise<void> {
    await this.tx.query(
      `UPDATE person SET sex = coalesce($2, sex), job_title = coalesce($3, job_title), version = version + 1 WHERE id = $1`,
      [id, sex ?? null, jobTitle ?? null],
    );
  }

  async setPassword(id: string, passwordHash: string): Promise<void> {
    await this.tx.query('UPDATE person SET password_hash = $2, version = version + 1 WHERE id = $1', [
      id,
      passwordHash,
    ]);
  }

  async verifyEmail(id: string): Promise<void> {
    await this.tx.query(
      `UPDATE person SET email_verified_at = clock_timestamp(), version = version + 1
       WHERE id = $1 AND email_verified_at IS NULL`,
      [id],
    );
  }

  /**
   * The mailbox was proven by somebody who may not be the one who chose the password: an unconfirmed
   * account can have been opened by a stranger who waits for its owner, so its password goes.
   */
  async verifyEmailOfStranger(id: string): Promise<void> {
    await this.tx.query(
      `UPDATE person SET email_verified_at = clock_timestamp(), password_hash = NULL, version = version + 1
       WHERE id = $1 AND email_verified_at IS NULL`,
      [id],
    );
  }

  async changeEmail(id: string, email: string): Promise<void> {
    await this.tx.query(
      `UPDATE person SET email = $2, email_verified_at = clock_timestamp(), version = version + 1 WHERE id = $1`,
      [id, email],
    );
  }

  /** Answers false when nothing changed. */
  async setDisabled(id: string, disabled: boolean): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE person SET disabled_at = CASE WHEN $2 THEN clock_timestamp() END, version = version + 1
       WHERE id = $1 AND (disabled_at IS NOT NULL) <> $2 RETURNING id`,
      [id, disabled],
    );
    return rows.length > 0;
  }
}
