// Every page at a phone's width.
import { phone } from './browser.js';
import { everyPage } from './every_page.js';

everyPage(phone);
