import { Controller } from '@nestjs/common';
import { admissionPlanApi, applicationsApi, myInvitationsApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { InLaneOf } from '../http/lane-interceptor.js';
import { Serves } from '../http/serves.js';
import { AdmissionPlanService } from './admission-plan.service.js';
import { ApplicationsService } from './applications.service.js';
import { MyInvitationsService } from './my-invitations.service.js';
import { ReadApplicationsService } from './read-applications.service.js';

@Controller()
export class ApplicationsController {
  constructor(
    private readonly applications: ApplicationsService,
    private readonly readings: ReadApplicationsService,
    private readonly plans: AdmissionPlanService,
    private readonly invitations: MyInvitationsService,
  ) {}

  @Serves(applicationsApi.wayIn)
  wayIn(@FromRequest() asked: Asked<typeof applicationsApi.wayIn>) {
    return this.readings.wayIn(asked.subject, asked.params.code);
  }

  @InLaneOf('activityId')
  @Serves(applicationsApi.begin)
  begin(@FromRequest() asked: Asked<typeof applicationsApi.begin>) {
    return this.applications.begin(personOf(asked), asked.body.activityId, asked.requestId);
  }

  @Serves(applicationsApi.mine)
  mine(@FromRequest() asked: Asked<typeof applicationsApi.mine>) {
    return this.readings.mine(personOf(asked), asked.query);
  }

  @Serves(applicationsApi.form)
  form(@FromRequest() asked: Asked<typeof applicationsApi.form>) {
    return this.readings.form(personOf(asked), asked.params.id);
  }

  @Serves(applicationsApi.save)
  save(@FromRequest() asked: Asked<typeof applicationsApi.save>) {
    return this.applications.save(personOf(asked), asked.params.id, asked.body);
  }

  @Serves(applicationsApi.submit)
  submit(@FromRequest() asked: Asked<typeof applicationsApi.submit>) {
    return this.applications.submit(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(applicationsApi.withdraw)
  withdraw(@FromRequest() asked: Asked<typeof applicationsApi.withdraw>) {
    return this.applications.withdraw(personOf(asked), asked.params.id, asked.requestId);
  }

  @Serves(applicationsApi.findOrganizations)
  findOrganizations(@FromRequest() asked: Asked<typeof applicationsApi.findOrganizations>) {
    return this.readings.findOrganizations(asked.query.search);
  }

  @Serves(applicationsApi.proposeOrganization)
  proposeOrganization(@FromRequest() asked: Asked<typeof applicationsApi.proposeOrganization>) {
    return this.readings.proposeOrganization(asked.body);
  }

  @Serves(applicationsApi.ofActivity)
  ofActivity(@FromRequest() asked: Asked<typeof applicationsApi.ofActivity>) {
    return this.readings.ofActivity(personOf(asked), asked.params.id, asked.query);
  }

  @Serves(applicationsApi.get)
  get(@FromRequest() asked: Asked<typeof applicationsApi.get>) {
    return this.readings.get(personOf(asked), asked.params.id);
  }

  @Serves(admissionPlanApi.get)
  plan(@FromRequest() asked: Asked<typeof admissionPlanApi.get>) {
    return this.plans.get(personOf(asked), asked.params.id);
  }

  @Serves(admissionPlanApi.setQuota)
  setQuota(@FromRequest() asked: Asked<typeof admissionPlanApi.setQuota>) {
    return this.plans.setQuota(personOf(asked), asked.params, asked.body.places, asked.requestId);
  }

  @Serves(admissionPlanApi.invite)
  invite(@FromRequest() asked: Asked<typeof admissionPlanApi.invite>) {
    return this.plans.invite(personOf(asked), asked.params.id, asked.body, asked.requestId);
  }

  @Serves(admissionPlanApi.inviteAgain)
  inviteAgain(@FromRequest() asked: Asked<typeof admissionPlanApi.inviteAgain>) {
    return this.plans.inviteAgain(personOf(asked), asked.params, asked.requestId);
  }

  @Serves(admissionPlanApi.uninvite)
  uninvite(@FromRequest() asked: Asked<typeof admissionPlanApi.uninvite>) {
    return this.plans.uninvite(personOf(asked), asked.params, asked.requestId);
  }

  @Serves(myInvitationsApi.list)
  myInvitations(@FromRequest() asked: Asked<typeof myInvitationsApi.list>) {
    return this.invitations.list(personOf(asked));
  }

  @Serves(myInvitationsApi.decline)
  declineInvitation(@FromRequest() asked: Asked<typeof myInvitationsApi.decline>) {
    return this.invitations.decline(personOf(asked), asked.params.id, asked.requestId);
  }
}
