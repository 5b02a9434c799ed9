/** The rooms of employees. */
export { PeoplePage } from "./PeoplePage";
export { PersonPage } from "./PersonPage";
