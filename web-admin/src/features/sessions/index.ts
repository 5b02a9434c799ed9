/** Where employees are signed in, from where, and how each of these sessions ends. */
export { EndAll } from "./EndAll";
export { PersonSessions } from "./PersonSessions";
export { SessionsPage } from "./SessionsPage";
