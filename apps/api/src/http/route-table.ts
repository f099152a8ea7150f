import type { RouteOptions } from 'fastify';

interface KnownRoute {
  methods: string[];
  segments: string[];
}

/** Every route this process serves; refuses one that says nothing about who may use it. */
export class RouteTable {
  private readonly routes: KnownRoute[] = [];

  /** @throws Error when the route names neither an endpoint nor a permission: the boot must fail */
  add(route: RouteOptions): void {
    const methods = [route.method].flat();
    if (!route.config?.endpoint && !route.config?.permission)
      throw new Error(
        `${methods.join(',')} ${route.url} has no permission; give its handler @Serves(endpoint)`,
      );
    if (!route.url.includes('*')) this.routes.push({ methods, segments: route.url.split('/') });
  }

  list(): { method: string; path: string }[] {
    return this.routes.flatMap(({ methods, segments }) =>
      methods.map((method) => ({ method, path: segments.join('/') })),
    );
  }

  /** The methods some route of this path takes; none when the path is unknown. */
  methodsOf(url: string): string[] {
    const segments = (url.split('?')[0] ?? '').split('/');
    const fitting = this.routes.filter(
      (route) =>
        route.segments.length === segments.length &&
        route.segments.every((part, i) => (part.startsWith(':') ? segments[i] !== '' : part === segments[i])),
    );
    return [...new Set(fitting.flatMap(({ methods }) => methods))].sort();
  }
}
