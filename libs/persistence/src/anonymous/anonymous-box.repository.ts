import type { EntityManager } from 'typeorm';

export interface BoxedAnswer {
  ticketHash: Buffer;
  pairingHash: Buffer | null;
  sealed: Buffer;
}

/** How many answers lie around a new one in the same transaction and among the same places. */
const mixedAtOnce = 200;

const columns = 'ticket_hash AS "ticketHash", pairing_hash AS "pairingHash", sealed';
const findSql = `SELECT ${columns} FROM anonymous_answer WHERE wave_id = $1 AND ticket_hash = $2`;
const findPairedSql = `SELECT ${columns} FROM anonymous_answer WHERE wave_id = $1 AND pairing_hash = ANY($2::bytea[])`;
const takeAllSql = `DELETE FROM anonymous_answer WHERE wave_id = $1 RETURNING ${columns}`;
const putSql = `WITH taken AS (
    DELETE FROM anonymous_answer WHERE wave_id = $1 AND ticket_hash IN (
      SELECT ticket_hash FROM anonymous_answer WHERE wave_id = $1 ORDER BY gen_random_uuid() LIMIT ${mixedAtOnce})
    RETURNING ticket_hash, pairing_hash, sealed
  ), mixed AS (
    SELECT * FROM taken WHERE ticket_hash <> $2 UNION ALL SELECT $2, $3, $4
  )
  INSERT INTO anonymous_answer (wave_id, ticket_hash, pairing_hash, sealed)
  SELECT $1, ticket_hash, pairing_hash, sealed FROM mixed ORDER BY gen_random_uuid()`;

/** Writes table `anonymous_answer`; the caller holds the lock of the wave. */
export class AnonymousBoxRepository {
  constructor(private readonly tx: EntityManager) {}

  async find(waveId: string, ticketHash: Buffer): Promise<BoxedAnswer | null> {
    const rows: BoxedAnswer[] = await this.tx.query(findSql, [waveId, ticketHash]);
    return rows[0] ?? null;
  }

  /** By the words: under whichever key of the server they were hashed. */
  async findPaired(waveId: string, pairingHashes: readonly Buffer[]): Promise<BoxedAnswer | null> {
    const rows: BoxedAnswer[] = await this.tx.query(findPairedSql, [waveId, pairingHashes]);
    return rows[0] ?? null;
  }

  /**
   * Puts an answer in and mixes the box: the rows around it are written anew with it, in an order of chance, so that
   * neither its place nor its transaction number tells it from them.
   */
  async put(waveId: string, { ticketHash, pairingHash, sealed }: BoxedAnswer): Promise<void> {
    await this.tx.query(putSql, [waveId, ticketHash, pairingHash, sealed]);
  }

  /** Many at once, in an order of chance. */
  async putAll(waveId: string, answers: readonly BoxedAnswer[]): Promise<void> {
    await this.tx.query(
      `INSERT INTO anonymous_answer (wave_id, ticket_hash, pairing_hash, sealed)
       SELECT $1, b.ticket_hash, b.pairing_hash, b.sealed
       FROM unnest($2::bytea[], $3::bytea[], $4::bytea[]) AS b(ticket_hash, pairing_hash, sealed)
       ORDER BY gen_random_uuid()`,
      [
        waveId,
        answers.map(({ ticketHash }) => ticketHash),
        answers.map(({ pairingHash }) => pairingHash),
        answers.map(({ sealed }) => sealed),
      ],
    );
  }

  async remove(waveId: string, ticketHash: Buffer): Promise<void> {
    await this.tx.query('DELETE FROM anonymous_answer WHERE wave_id = $1 AND ticket_hash = $2', [
      waveId,
      ticketHash,
    ]);
  }

  async takeAll(waveId: string): Promise<BoxedAnswer[]> {
    const [rows]: [BoxedAnswer[], number] = await this.tx.query(takeAllSql, [waveId]);
    return rows;
  }
}
