import { exchangeScreens } from './exchangeScreens';
import { askScreens } from './screens';

askScreens(exchangeScreens);
