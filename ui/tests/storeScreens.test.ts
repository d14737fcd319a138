import { storeScreens } from './storeScreens';
import { askScreens } from './screens';

askScreens(storeScreens);
