import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { AnswerOf, nomineeApi } from '@traccia/contracts';
import { answerFetch, renderPage } from '../../components/testing/render-page';
import { NomineeAnswer } from './nominated-page';

const view: AnswerOf<typeof nomineeApi.open> = {
  state: 'sent',
  activityCode: 'A1',
  activityTitle: { en: 'Safety committees' },
  startsOn: '2027-03-09',
  endsOn: '2027-03-13',
  organizationName: 'Union of weavers',
  nominatorName: 'Hery A.',
  givenName: 'Rosa',
  familyName: 'Quispe',
  sex: 'woman',
  jobTitle: 'Delegate',
  locale: 'en',
  capacityGap: 'Reads no reports.',
  expectedUse: 'Sits in the committee.',
  costCover: 'organization',
  payerOrganizationName: null,
  applicationId: null,
};
const refused = {
  status: 400,
  body: {
    type: '/problems/request.invalid',
    title: 'Request: invalid',
    status: 400,
    code: 'request.invalid',
    key: 'problem.request.invalid',
    requestId: 'r',
    faults: [{ field: 'body.corrections.familyName', key: 'fault.required' }],
  },
};
const show = async () => {
  await renderPage(<NomineeAnswer view={view} token={'t'.repeat(43)} />, ['admissions', 'codes', 'problems']);
};

afterEach(cleanup);

describe('a nomination, read by its nominee', () => {
  it('marks what cannot be taken and takes the writer there', async () => {
    answerFetch(() => refused);
    await show();
    const family = screen.getByRole('textbox', { name: 'Family name' });
    await userEvent.clear(family);
    await userEvent.click(screen.getByRole('button', { name: 'Confirm' }));
    await waitFor(() => expect(family.getAttribute('aria-invalid')).toBe('true'));
    expect(document.activeElement).toBe(family);
  });

  it('is declined whatever stands in the fields of the person', async () => {
    const asked = answerFetch(() => ({ body: { ...view, state: 'declined' } }));
    await show();
    await userEvent.clear(screen.getByRole('textbox', { name: 'Family name' }));
    await userEvent.click(screen.getByRole('button', { name: 'Decline' }));
    await waitFor(() =>
      expect(asked.find(({ path }) => path.endsWith('/answer'))?.body).toMatchObject({
        decision: 'decline',
        corrections: {},
      }),
    );
  });
});
