// One half of all pages.
import { everyPage } from './every_page.js';

everyPage(0);
