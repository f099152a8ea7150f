import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answerFetch, renderPage } from '../../components/testing/render-page';
import { GrantRoleForm } from './grant-role-form';

const personId = '5b1c8f0e-1111-4111-8111-111111111111';
const programmeId = '5b1c8f0e-2222-4222-8222-222222222222';
const person = {
  id: personId,
  givenName: 'Ada',
  familyName: 'Okafor',
  email: null,
  organizationName: null,
  countryCode: null,
  roles: [],
  disabled: false,
  sex: 'woman',
  locale: 'en',
  timeZone: null,
  jobTitle: null,
  organizationId: null,
  grants: [],
  createdAt: '2026-01-01T00:00:00Z',
  version: 1,
};
const course = {
  id: '5b1c8f0e-3333-4333-8333-333333333333',
  code: 'C1',
  title: { en: 'Standards' },
  programmeId,
  programmeCode: 'ILS',
  programmeTitle: { en: 'International labour standards' },
  activities: 2,
  gaps: [],
};

const grants = (refusal?: { status: number; body: unknown }) =>
  answerFetch(({ path }) =>
    path.startsWith('/api/courses')
      ? { body: { rows: [course], next: null, total: 1 } }
      : (refusal ?? { status: 201, body: person }),
  );
const show = () => renderPage(<GrantRoleForm personId={personId} />, ['people', 'codes']);
const role = () => screen.getByLabelText('Role');
const scope = () => screen.getByLabelText<HTMLSelectElement>('Holds for');
const give = () => userEvent.click(screen.getByRole('button', { name: 'Give the role' }));

afterEach(cleanup);

describe('giving a role', () => {
  it('for the whole centre names no scope', async () => {
    const asked = grants();
    await show();
    await userEvent.selectOptions(role(), 'evaluator');
    await give();
    await waitFor(() => expect(asked.at(-1)?.method).toBe('POST'));
    expect(asked.at(-1)).toEqual({
      method: 'POST',
      path: `/api/people/${personId}/roles`,
      body: { role: 'evaluator', scopeType: 'centre', scopeId: null },
    });
  });

  it('asks which programme before it is sent', async () => {
    const asked = grants();
    await show();
    await userEvent.selectOptions(scope(), 'programme');
    await screen.findByRole('option', { name: 'International labour standards' });
    await give();
    expect(screen.getAllByText('Choose one first').length).toBeGreaterThan(1);
    expect(asked.filter(({ method }) => method === 'POST')).toEqual([]);
    await userEvent.selectOptions(screen.getByLabelText(/Which programme/), programmeId);
    await give();
    await waitFor(() =>
      expect(asked.at(-1)?.body).toEqual({
        role: 'activity_manager',
        scopeType: 'programme',
        scopeId: programmeId,
      }),
    );
  });

  it('offers only scopes that make sense for the role, and forgets a scope that no longer fits', async () => {
    grants();
    await show();
    await userEvent.selectOptions(scope(), 'programme');
    await userEvent.selectOptions(role(), 'administrator');
    expect([...scope().options].map(({ value }) => value)).toEqual(['centre']);
    await userEvent.selectOptions(role(), 'focal_point');
    expect([...scope().options].map(({ value }) => value)).toEqual(['organization', 'country']);
    expect(scope().value).toBe('organization');
  });

  it('says what the server refused at its field', async () => {
    grants({
      status: 400,
      body: {
        type: '/problems/request.invalid',
        title: 'Invalid',
        status: 400,
        code: 'request.invalid',
        key: 'request.invalid',
        faults: [{ field: 'body.scopeType', key: 'fault.invalid' }],
      },
    });
    await show();
    await give();
    expect(await screen.findByRole('alert')).toBeDefined();
    expect(scope().getAttribute('aria-invalid')).toBe('true');
  });
});
