import { lifeScreens } from './lifeScreens';
import { askScreens } from './screens';

askScreens(lifeScreens);
