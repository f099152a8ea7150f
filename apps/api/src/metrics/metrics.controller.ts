import { Controller } from '@nestjs/common';
import { metricsApi } from '@traccia/contracts';
import { type Asked, FromRequest } from '../http/asked.js';
import { attachmentOf } from '../http/attachment.js';
import { Serves } from '../http/serves.js';
import { type CodeBookFile, CodeBooksService } from './code-books.service.js';
import { presentMetrics } from './metric.presenter.js';

@Controller()
export class MetricsController {
  constructor(private readonly codeBooks: CodeBooksService) {}

  @Serves(metricsApi.list)
  list(@FromRequest() asked: Asked<typeof metricsApi.list>) {
    return presentMetrics(asked.query.language);
  }

  @Serves(metricsApi.codeBook)
  async codeBook(@FromRequest() asked: Asked<typeof metricsApi.codeBook>) {
    return answerWith(asked, await this.codeBooks.ofMetrics(asked.query));
  }

  @Serves(metricsApi.instrumentCodeBook)
  async instrumentCodeBook(@FromRequest() asked: Asked<typeof metricsApi.instrumentCodeBook>) {
    return answerWith(asked, await this.codeBooks.ofInstrument(asked.params, asked.query));
  }
}

function answerWith({ raw }: Pick<Asked<unknown>, 'raw'>, { name, type, content }: CodeBookFile): Buffer {
  raw.reply.headers(attachmentOf(name, type));
  return content;
}
