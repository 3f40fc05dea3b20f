// Every page at a desk's width.
import { desk } from './browser.js';
import { everyPage } from './every_page.js';

everyPage(desk);
