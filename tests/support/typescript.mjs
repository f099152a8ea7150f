// Lets plain Node run our TypeScript from its sources: node --conditions=@traccia/source --import <this> file.ts
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
