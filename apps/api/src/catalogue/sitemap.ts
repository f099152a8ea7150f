import { CatalogueRepository } from '@traccia/persistence';
import type { FastifyInstance } from 'fastify';
import type { DataSource } from 'typeorm';

const open = { config: { permission: 'public' as const } };
const hour = 'public, max-age=3600';

/** What search engines ask for first: which pages there are, and which are for people alone. */
export function registerSitemap(instance: FastifyInstance, db: DataSource, publicUrl: string): void {
  instance.get('/robots.txt', open, async (_request, reply) => {
    const lines = ['User-agent: *', 'Allow: /catalogue', 'Allow: /activities/', 'Disallow: /', ''];
    return reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', hour)
      .send([...lines, `Sitemap: ${publicUrl}/sitemap.xml`, ''].join('\n'));
  });
  instance.get('/sitemap.xml', open, async (_request, reply) => {
    const codes = await new CatalogueRepository(db.manager).listCodes();
    // Codes hold letters, digits, points and dashes; nothing in them is special in XML once encoded.
    const pages = ['catalogue', ...codes.map((code) => `activities/${encodeURIComponent(code)}`)];
    const urls = pages.map((page) => `  <url><loc>${publicUrl}/${page}</loc></url>`);
    return reply
      .type('application/xml; charset=utf-8')
      .header('cache-control', hour)
      .send(
        [
          '<?xml version="1.0" encoding="UTF-8"?>',
          '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
          ...urls,
          '</urlset>',
          '',
        ].join('\n'),
      );
  });
}
