import { Controller } from '@nestjs/common';
import { materialsApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { AuthorMaterialsService } from './author-materials.service.js';
import { MaterialsService } from './materials.service.js';

const named = ({ params, requestId }: { params: { id: string }; requestId: string }) => ({
  id: params.id,
  requestId,
});

@Controller()
export class MaterialsController {
  constructor(
    private readonly materials: MaterialsService,
    private readonly authoring: AuthorMaterialsService,
  ) {}

  @Serves(materialsApi.mine)
  mine(@FromRequest() asked: Asked<typeof materialsApi.mine>) {
    return this.materials.mine(personOf(asked), asked.params.id);
  }

  @Serves(materialsApi.read)
  read(@FromRequest() asked: Asked<typeof materialsApi.read>) {
    return this.materials.read(personOf(asked), asked.params.id, asked.query.locale);
  }

  @Serves(materialsApi.progress)
  progress(@FromRequest() asked: Asked<typeof materialsApi.progress>) {
    return this.materials.note(personOf(asked), asked.params.id, asked.body.done);
  }

  @Serves(materialsApi.outline)
  outline(@FromRequest() asked: Asked<typeof materialsApi.outline>) {
    return this.authoring.outline(personOf(asked), asked.params.id);
  }

  @Serves(materialsApi.preview)
  preview(@FromRequest() asked: Asked<typeof materialsApi.preview>) {
    return this.authoring.preview(personOf(asked), asked.params.id, asked.body.markdown);
  }

  @Serves(materialsApi.createModule)
  createModule(@FromRequest() asked: Asked<typeof materialsApi.createModule>) {
    return this.authoring.createModule(personOf(asked), named(asked), asked.body);
  }

  @Serves(materialsApi.updateModule)
  updateModule(@FromRequest() asked: Asked<typeof materialsApi.updateModule>) {
    return this.authoring.updateModule(personOf(asked), named(asked), asked.body);
  }

  @Serves(materialsApi.moveModule)
  moveModule(@FromRequest() asked: Asked<typeof materialsApi.moveModule>) {
    return this.authoring.move(personOf(asked), 'module', named(asked), asked.body.direction === 'up');
  }

  @Serves(materialsApi.deleteModule)
  deleteModule(@FromRequest() asked: Asked<typeof materialsApi.deleteModule>) {
    return this.authoring.remove(personOf(asked), 'module', named(asked), asked.body.deleted);
  }

  @Serves(materialsApi.createPage)
  createPage(@FromRequest() asked: Asked<typeof materialsApi.createPage>) {
    return this.authoring.createPage(personOf(asked), named(asked), asked.body);
  }

  @Serves(materialsApi.getPage)
  getPage(@FromRequest() asked: Asked<typeof materialsApi.getPage>) {
    return this.authoring.getPage(personOf(asked), asked.params.id);
  }

  @Serves(materialsApi.savePage)
  savePage(@FromRequest() asked: Asked<typeof materialsApi.savePage>) {
    return this.authoring.savePage(personOf(asked), named(asked), asked.body);
  }

  @Serves(materialsApi.movePage)
  movePage(@FromRequest() asked: Asked<typeof materialsApi.movePage>) {
    return this.authoring.move(personOf(asked), 'page', named(asked), asked.body.direction === 'up');
  }

  @Serves(materialsApi.deletePage)
  deletePage(@FromRequest() asked: Asked<typeof materialsApi.deletePage>) {
    return this.authoring.remove(personOf(asked), 'page', named(asked), asked.body.deleted);
  }
}
